package dev.tactus.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** A recorded clickstream cut into batches. */
final class Batches {
  private Batches() {}

  /** In the order of time, as they came. */
  static List<Batch> byTime(List<Row> rows, int size) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += size) {
      batches.add(batch(rows.subList(from, Math.min(rows.size(), from + size))));
    }
    return batches;
  }

  /** All events of a customer in one batch, so that nothing depends on the order of arrival. */
  static List<Batch> byCustomer(List<Row> rows, int size) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing(Row::customer).thenComparing(Row::number));
    List<Batch> batches = new ArrayList<>();
    List<Row> part = new ArrayList<>();
    for (Iterator<Row> all = sorted.iterator(); all.hasNext(); ) {
      Row row = all.next();
      if (part.size() >= size && !part.get(part.size() - 1).customer().equals(row.customer())) {
        batches.add(batch(part));
        part.clear();
      }
      part.add(row);
    }
    batches.add(batch(part));
    return batches;
  }

  private static Batch batch(List<Row> rows) {
    return new Batch(
        rows.stream().map(Clickstream::id).toList(),
        List.of(),
        rows.stream().map(Clickstream::call).toList());
  }
}
