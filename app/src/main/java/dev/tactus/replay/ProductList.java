package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A catalogue as CSV, in the form that {@code --products} takes. */
public final class ProductList {
  private ProductList() {}

  /**
   * The events of type {@code product} that tell of its rows.
   *
   * @param name what messages call it
   * @param at their time
   * @throws RefusedException if a row is not good
   */
  public static List<Event> read(String name, InputStream csv, Instant at) throws IOException {
    List<Event> products = new ArrayList<>();
    try (EventReader rows = new ProductRows(new CsvFile(name, TextFile.of(csv)), at)) {
      Event event = rows.next();
      while (event != null) {
        products.add(event);
        event = rows.next();
      }
    }
    return products;
  }
}
