package dev.tactus.backtest.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final int PAGE = 50;
  private static final Instant OLD = Instant.parse("2019-01-01T00:00:00Z");
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * One event, years without any, then one a minute: all are looked through once, not each time.
   */
  @Test
  void isShortAtOnceWhereItWasLong() {
    List<Instant> events = new ArrayList<>(List.of(OLD));
    for (int i = 0; i < 10_000; i++) {
      events.add(FIRST.plus(Duration.ofMinutes(i)));
    }
    assertThat(lookedThrough(events)).isLessThan(3L * events.size());
  }

  @Test
  void endsWithManyAtOneInstant() {
    Stretch stretch = new Stretch(PAGE);
    List<Instant> burst = Collections.nCopies(PAGE, FIRST);
    stretch.found(burst);
    assertThat(stretch.after(FIRST)).isAfter(FIRST).isBefore(FIRST.plusSeconds(1));
    for (int i = 0; i < 100; i++) {
      stretch.found(List.of());
    }
    assertThat(stretch.after(FIRST)).isEqualTo(FIRST.plus(Duration.ofDays(1_000)));
  }

  /** How many events lay in the stretches until all were read. */
  private static long lookedThrough(List<Instant> events) {
    Stretch stretch = new Stretch(PAGE);
    Instant from = OLD;
    long looked = 0;
    int read = 0;
    while (read < events.size()) {
      Instant until = stretch.after(from);
      List<Instant> in =
          events.subList(read, events.size()).stream().filter(at -> at.isBefore(until)).toList();
      looked += in.size();
      List<Instant> page = in.subList(0, Math.min(PAGE, in.size()));
      read += page.size();
      from = page.size() == PAGE ? page.get(PAGE - 1) : until;
      stretch.found(page);
    }
    return looked;
  }
}
