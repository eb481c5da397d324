package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue, one row for each product. */
final class ProductRows implements EventReader {
  private static final List<String> TEXTS =
      List.of("name", "category", "brand", "currency", "variantOf", "url", "imageUrl");
  private static final List<String> AMOUNTS = List.of("price", "stock", "days_supply");
  private static final List<String> FLAGS = List.of("consumable", "sensitive");

  private final CsvFile rows;
  private final Instant at;

  /** Rows of that file, as of that time. */
  ProductRows(CsvFile rows, Instant at) {
    rows.require("product_id");
    this.rows = rows;
    this.at = at;
  }

  @Override
  public @Nullable Event next() {
    CsvRow row = rows.next();
    return row == null
        ? null
        : new Event("product:" + row.number(), "", "product", "product", at, body(row));
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private static Map<String, Object> body(CsvRow row) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("product_id", row.required("product_id", "the product's id"));
    TEXTS.forEach(c -> putIfThere(body, c, row.text(c).isEmpty() ? null : row.text(c)));
    AMOUNTS.forEach(c -> putIfThere(body, c, row.amount(c)));
    FLAGS.forEach(c -> putIfThere(body, c, row.flag(c)));
    String complements = row.text("complements").strip();
    if (!complements.isEmpty()) {
      body.put("complements", Arrays.asList(complements.split("[;| ]+")));
    }
    return body;
  }

  private static void putIfThere(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
