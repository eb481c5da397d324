package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What customers did, one row each: views, carts, wishes, purchases, returns. */
final class ClickstreamRows implements EventReader {
  static final String SESSION = "session_id";
  static final String ORDER = "Order Completed";
  private static final String EXPECTED_TYPES =
      "view, cart, wishlist, remove_from_cart, purchase or return";

  private final CsvFile rows;
  private final String prefix;
  private final Times times = new Times();

  /**
   * Rows of that file.
   *
   * @param prefix goes before the row numbers, so that ids of several files differ
   */
  ClickstreamRows(CsvFile rows, String prefix) {
    rows.require("event_time", "event_type", "user_id", "product_id");
    this.rows = rows;
    this.prefix = prefix;
  }

  @Override
  public @Nullable Event next() {
    CsvRow row = rows.next();
    return row == null ? null : event(row);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private Event event(CsvRow row) {
    String name = name(row);
    return new Event(
        prefix + row.number(),
        row.required("user_id", "the customer's id"),
        "track",
        name,
        row.time("event_time", times),
        name.startsWith("Order ") ? order(row) : line(row));
  }

  private static String name(CsvRow row) {
    return switch (row.text("event_type")) {
      case "view" -> "Product Viewed";
      case "cart" -> "Product Added";
      case "wishlist" -> "Product Added to Wishlist";
      case "remove_from_cart" -> "Product Removed";
      case "purchase" -> ORDER;
      case "return" -> "Order Refunded";
      default -> throw row.bad("event_type", EXPECTED_TYPES);
    };
  }

  private static Map<String, Object> order(CsvRow row) {
    List<Object> products = List.of(line(row));
    String session = row.text(SESSION);
    return session.isEmpty()
        ? Map.of("products", products)
        : Map.of("products", products, SESSION, session);
  }

  private static Map<String, Object> line(CsvRow row) {
    Map<String, Object> line = new HashMap<>();
    line.put("product_id", row.required("product_id", "the product's id"));
    putIfThere(line, "category", row.text("category"));
    putIfThere(line, "brand", row.text("brand"));
    putIfThere(line, "price", row.number("price"));
    putIfThere(line, "quantity", row.amount("quantity"));
    return line;
  }

  private static void putIfThere(Map<String, Object> line, String name, @Nullable Object value) {
    if (value != null && !value.equals("")) {
      line.put(name, value);
    }
  }
}
