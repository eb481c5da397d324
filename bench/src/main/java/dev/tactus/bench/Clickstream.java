package dev.tactus.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A recorded clickstream, as it is sent again. */
final class Clickstream {
  private static final Map<String, String> EVENTS =
      Map.of(
          "view", "Product Viewed",
          "cart", "Product Added",
          "wishlist", "Product Added to Wishlist",
          "remove_from_cart", "Product Removed",
          "purchase", "Order Completed",
          "return", "Order Refunded");

  private Clickstream() {}

  /** All of a file, moved in time so that its last event lies at that instant. */
  static List<Row> ending(Path file, Instant last) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Reader text = text(file);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord r : csv) {
        rows.add(
            new Row(
                rows.size(),
                Instant.parse(r.getField("event_time")),
                r.getField("event_type"),
                r.getField("user_id"),
                r.getField("product_id"),
                r.getField("category")));
      }
    }
    Duration move = Duration.between(rows.get(rows.size() - 1).at(), last);
    rows.replaceAll(
        r ->
            new Row(
                r.number(), r.at().plus(move), r.type(), r.customer(), r.product(), r.category()));
    return rows;
  }

  private static Reader text(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    boolean packed = file.toString().endsWith(".gz");
    return new InputStreamReader(
        packed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
  }

  static String id(Row row) {
    return "burst-" + row.number();
  }

  /** The call of Segment's API that tells it. */
  static String call(Row row) {
    String product =
        "{\"product_id\":\"%s\",\"category\":\"%s\"}".formatted(row.product(), row.category());
    String properties =
        row.type().equals("purchase") || row.type().equals("return")
            ? "{\"order_id\":\"o-%d\",\"products\":[%s]}".formatted(row.number(), product)
            : product;
    return "{\"type\":\"track\",\"messageId\":\"%s\",\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\",\"properties\":%s}"
        .formatted(id(row), row.customer(), EVENTS.get(row.type()), row.at(), properties);
  }
}
