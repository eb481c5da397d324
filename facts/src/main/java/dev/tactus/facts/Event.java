package dev.tactus.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a customer or to the catalogue.
 *
 * @param id the sender's message id: makes a repeat harmless
 * @param customer whose it is; empty text for an event of the catalogue
 * @param type Segment's kind of call: {@code track}, {@code identify}, {@code page} ...
 * @param name the event's name (of a track call); else the type
 * @param at when it happened
 * @param properties properties of a track call, traits of an identify call: JSON values as Map,
 *     List, String, Number, Boolean
 */
public record Event(
    String id,
    String customer,
    String type,
    String name,
    Instant at,
    Map<String, Object> properties) {
  /** How the customer id of a visitor begins, before the sender's {@code anonymousId}. */
  public static final String ANONYMOUS = "anon:";

  private static final Set<String> OF_CATALOGUE =
      Set.of(
          "Product Restocked",
          "Product Stock Changed",
          "Product Price Changed",
          "Product Launched");

  /** Whether events of that name happen to the catalogue, and so to no customer. */
  public static boolean isOfCatalogue(String name) {
    return OF_CATALOGUE.contains(name);
  }

  /** One product of an event. */
  public record Line(String product, double quantity, Map<String, Object> properties) {
    /** That property as text, null if there is none. */
    public @Nullable String text(String property) {
      return Event.text(properties, property);
    }
  }

  /** That property as text, null if there is none or it is empty. */
  public @Nullable String text(String property) {
    return text(properties, property);
  }

  /** That property as a number, null if there is none. */
  public @Nullable Double number(String property) {
    return properties.get(property) instanceof Number n ? Double.valueOf(n.doubleValue()) : null;
  }

  /** The trace to which it belongs, null if none is told: {@link Traceparent}. */
  public @Nullable String traceparent() {
    return Traceparent.of(properties.get(Traceparent.NAME));
  }

  /**
   * The products that it is about: those of {@code products}, else the one of {@code product_id}
   * (or {@code sku}); quantity default 1.
   */
  public List<Line> lines() {
    if (properties.get("products") instanceof List<?> list) {
      List<Line> lines = new ArrayList<>();
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          addLine(lines, map);
        }
      }
      return lines;
    }
    List<Line> one = new ArrayList<>(1);
    addLine(one, properties);
    return one;
  }

  /** The product that it is about, null if there is none. */
  public @Nullable String product() {
    List<Line> lines = lines();
    return lines.isEmpty() ? null : lines.get(0).product();
  }

  /** The variant that it is about, else the product; null if there is neither. */
  public @Nullable String article() {
    String variant = text("variant");
    return variant == null ? product() : variant;
  }

  /** The {@link #article}, and the product if that is another. */
  public List<String> articles() {
    return Stream.of(article(), product()).filter(Objects::nonNull).distinct().toList();
  }

  @SuppressWarnings("unchecked")
  private static void addLine(List<Line> lines, Map<?, ?> map) {
    Map<String, Object> properties = (Map<String, Object>) map;
    String product = text(properties, "product_id");
    if (product == null) {
      product = text(properties, "sku");
    }
    if (product != null) {
      double quantity = properties.get("quantity") instanceof Number n ? n.doubleValue() : 1;
      lines.add(new Line(product, quantity, properties));
    }
  }

  private static @Nullable String text(Map<String, Object> properties, String property) {
    Object value = properties.get(property);
    if (value instanceof String s) {
      return s.isEmpty() ? null : s;
    }
    return value instanceof Number || value instanceof Boolean ? value.toString() : null;
  }
}
