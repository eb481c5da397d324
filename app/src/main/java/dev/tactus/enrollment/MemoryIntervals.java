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

  void put(String customer, List<RunOut.Interval> intervals) {
    byCustomer.put(customer, List.copyOf(intervals));
  }

  Intervals asOf(Instant at) {
    return distribution(
        byCustomer.values().stream()
            .flatMap(List::stream)
            .filter(i -> !i.knownAt().isAfter(at))
            .mapToDouble(RunOut.Interval::daysPerUnit)
            .toArray());
  }

  /** Median and population variance. */
  static Intervals distribution(double[] days) {
    int n = days.length;
    if (n == 0) {
      return Intervals.NONE;
    }
    Arrays.sort(days);
    double median = n % 2 == 1 ? days[n / 2] : (days[n / 2 - 1] + days[n / 2]) / 2;
    double mean = Arrays.stream(days).sum() / n;
    double squares = 0;
    for (double d : days) {
      squares += (d - mean) * (d - mean);
    }
    return new Intervals(n, median, squares / n);
  }
}
