package dev.tactus.enrollment;

import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says of a product. */
final class Catalogue {
  private Catalogue() {}

  /** Whether the event is about the catalogue and not about a customer. */
  static boolean concerns(Event e) {
    return e.type().equals("product")
        || (e.type().equals("track")
            && switch (e.name()) {
              case "Product Restocked",
                  "Product Stock Changed",
                  "Product Price Changed",
                  "Product Launched" ->
                  true;
              default -> false;
            });
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
        text(p, "variantOf", was.variantOf()),
        flag(p, "consumable", was.consumable()),
        p.containsKey("days_supply") ? number(p.get("days_supply")) : was.daysSupply(),
        flag(p, "sensitive", was.sensitive()),
        p.get("complements") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : was.complements());
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
