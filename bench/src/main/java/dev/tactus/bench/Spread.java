package dev.tactus.bench;

import java.util.List;
import java.util.Locale;

/** Several runs of one figure: the median, with the least and the most. */
record Spread(double median, double least, double most) {
  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,.2f (%,.2f .. %,.2f)", median, least, most);
  }
}
