package dev.tactus.backtest.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much time to look through for the next page of events, so that it holds about a page. */
final class Stretch {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1_000);

  private final int page;
  private Duration length = Duration.ofHours(1);

  Stretch(int page) {
    this.page = page;
  }

  Instant after(Instant from) {
    return from.plus(length);
  }

  /** What was found in it; after a full page it is as long as the last half of that took. */
  void found(List<Instant> times) {
    if (times.size() == page) {
      Duration half = Duration.between(times.get(page / 2), times.get(page - 1));
      length = half.compareTo(SHORTEST) < 0 ? SHORTEST : half;
    } else if (times.size() < page / 2) {
      Duration twice = length.multipliedBy(2);
      length = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }
  }
}
