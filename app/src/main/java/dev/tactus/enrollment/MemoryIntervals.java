package dev.tactus.enrollment;

import dev.tactus.journeys.RunOut;
import dev.tactus.journeys.Surroundings.Intervals;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The per-unit intervals of one product over all customers. */
final class MemoryIntervals {
  private final Map<String, List<RunOut.Interval>> byCustomer = new HashMap<>();
  private double[] sorted = new double[16];
  private int count;
  private Instant latest = Instant.MIN;

  void put(String customer, List<RunOut.Interval> intervals) {
    List<RunOut.Interval> now = List.copyOf(intervals);
    List<RunOut.Interval> was =
        now.isEmpty() ? byCustomer.remove(customer) : byCustomer.put(customer, now);
    if (was != null) {
      was.forEach(i -> remove(i.daysPerUnit()));
    }
    for (RunOut.Interval interval : now) {
      insert(interval.daysPerUnit());
      latest = interval.knownAt().isAfter(latest) ? interval.knownAt() : latest;
    }
  }

  /** Those of one customer, oldest first. */
  List<RunOut.Interval> of(String customer) {
    return byCustomer.getOrDefault(customer, List.of());
  }

  /** What was known at that time. */
  Intervals asOf(Instant at) {
    if (!latest.isAfter(at)) {
      return distribution(sorted, count);
    }
    double[] known =
        byCustomer.values().stream()
            .flatMap(List::stream)
            .filter(i -> !i.knownAt().isAfter(at))
            .mapToDouble(RunOut.Interval::daysPerUnit)
            .sorted()
            .toArray();
    return distribution(known, known.length);
  }

  private void insert(double days) {
    if (count == sorted.length) {
      sorted = Arrays.copyOf(sorted, 2 * count);
    }
    int place = Arrays.binarySearch(sorted, 0, count, days);
    int i = place < 0 ? -place - 1 : place;
    System.arraycopy(sorted, i, sorted, i + 1, count - i);
    sorted[i] = days;
    count++;
  }

  private void remove(double days) {
    int i = Arrays.binarySearch(sorted, 0, count, days);
    System.arraycopy(sorted, i + 1, sorted, i, count - i - 1);
    count--;
  }

  /** Median and population variance of the first {@code n}. */
  private static Intervals distribution(double[] days, int n) {
    if (n == 0) {
      return Intervals.NONE;
    }
    double median = n % 2 == 1 ? days[n / 2] : (days[n / 2 - 1] + days[n / 2]) / 2;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += days[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (days[i] - mean) * (days[i] - mean);
    }
    return new Intervals(n, median, squares / n);
  }
}
