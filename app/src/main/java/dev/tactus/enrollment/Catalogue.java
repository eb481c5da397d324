package dev.tactus.enrollment;

import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says of a product. */
final class Catalogue {
  private static final String STOCK_CHANGED = "Product Stock Changed";
  private static final String PRICE_CHANGED = "Product Price Changed";

  private Catalogue() {}

  /** Whether the event is about the catalogue and not about a customer. */
  static boolean concerns(Event e) {
    return e.type().equals("product")
        || (e.type().equals("track") && Event.isOfCatalogue(e.name()));
  }

  /**
   * What the event changed of stock and price, told as events of their own: where the known number
   * became another one, or the stock became known.
   */
  static List<Event> changes(Event e, Product was, Product now) {
    List<Event> changes = new ArrayList<>(2);
    Double stock = now.stock();
    if (stock != null && !stock.equals(was.stock()) && !e.name().equals(STOCK_CHANGED)) {
      changes.add(change(e, now.id(), STOCK_CHANGED, "stock", was.stock(), stock));
    }
    BigDecimal price = now.price();
    BigDecimal before = was.price();
    if (price != null
        && before != null
        && price.compareTo(before) != 0
        && !e.name().equals(PRICE_CHANGED)) {
      changes.add(change(e, now.id(), PRICE_CHANGED, "price", before, price));
    }
    return changes;
  }

  private static Event change(
      Event e, String product, String name, String what, @Nullable Number was, Number is) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("product_id", product);
    properties.put(what, is);
    if (was != null) {
      properties.put("was_" + what, was);
    }
    return new Event(e.id() + "#" + what, "", "track", name, e.at(), properties);
  }

  static Product apply(Product was, Event e) {
    Map<String, Object> p = e.properties();
    boolean restocked = e.name().equals("Product Restocked");
    Double stock = p.containsKey("stock") ? number(p.get("stock")) : units(e, restocked, was);
    Boolean inStock =
        restocked
            ? Boolean.valueOf(stock == null || stock > 0)
            : stock != null ? Boolean.valueOf(stock > 0) : was.inStock();
    return new Product(
        was.id(),
        text(p, "name", was.name()),
        text(p, "category", was.category()),
        text(p, "brand", was.brand()),
        p.containsKey("price") ? decimal(p.get("price")) : was.price(),
        null,
        text(p, "currency", was.currency()),
        stock,
        inStock,
        text(p, "variantOf", whole(e, was)),
        flag(p, "consumable", was.consumable()),
        p.containsKey("days_supply") ? number(p.get("days_supply")) : was.daysSupply(),
        flag(p, "sensitive", was.sensitive()),
        p.get("complements") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : was.complements());
  }

  private static @Nullable String whole(Event e, Product was) {
    return was.variantOf() == null && !was.id().equals(e.product())
        ? e.product()
        : was.variantOf();
  }

  /** A restock without a number leaves the units unknown. */
  private static @Nullable Double units(Event e, boolean restocked, Product was) {
    Double quantity = e.number("quantity");
    return restocked ? quantity : was.stock();
  }

  private static @Nullable String text(Map<String, Object> p, String name, @Nullable String was) {
    return p.containsKey(name) ? (p.get(name) == null ? null : String.valueOf(p.get(name))) : was;
  }

  private static boolean flag(Map<String, Object> p, String name, boolean was) {
    return p.containsKey(name) ? Boolean.parseBoolean(String.valueOf(p.get(name))) : was;
  }

  private static @Nullable Double number(@Nullable Object value) {
    return value instanceof Number n ? Double.valueOf(n.doubleValue()) : null;
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value instanceof BigDecimal d
        ? d
        : value instanceof Number n ? new BigDecimal(n.toString()) : null;
  }
}
