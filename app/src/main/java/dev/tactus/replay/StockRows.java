package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What shops had in stock, one row for each look at a product. */
final class StockRows implements EventReader {
  private final CsvFile rows;
  private final String prefix;
  private final Times times = new Times();

  StockRows(CsvFile rows, String prefix) {
    rows.require("event_time", "event_type", "product_id");
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
    String type = row.text("event_type");
    String product = row.required("product_id", "the product's id");
    Instant at = row.time("event_time", times);
    return switch (type) {
      case "back_in_stock" -> event(row, "Product Restocked", at, Map.of("product_id", product));
      case "sold_out" ->
          event(row, "Product Stock Changed", at, Map.of("product_id", product, "stock", 0));
      // looked at, nothing happened: journeys ignore names they do not know
      case "first_seen", "in_stock", "out_of_stock", "unknown" ->
          event(row, type, at, Map.of("product_id", product));
      default ->
          throw row.bad(
              "event_type",
              "back_in_stock, sold_out, first_seen, in_stock, out_of_stock or unknown");
    };
  }

  private Event event(CsvRow row, String name, Instant at, Map<String, Object> properties) {
    return new Event(prefix + row.number(), "", "track", name, at, properties);
  }
}
