package dev.tactus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.enrollment.EventSink;
import dev.tactus.enrollment.OverloadedException;
import dev.tactus.enrollment.UnavailableException;
import dev.tactus.facts.Event;
import dev.tactus.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeederTest {
  private static final Instant START = Instant.parse("2026-11-21T21:00:00Z");
  private static final int HISTORY = Storefront.past(1, START).size();

  private final SettableClock clock = new SettableClock(START);
  private final Memory bookmark = new Memory();
  private final List<Event> taken = new ArrayList<>();
  private Instant stopAt = START;

  @Test
  void feedsTheHistoryAndThenWhatHappensAsItDoes() {
    stopAt = START.plusSeconds(120);
    feeder(this::take).run(1);
    assertThat(taken.subList(0, HISTORY)).isEqualTo(Storefront.past(1, START));
    List<Event> live = taken.subList(HISTORY, taken.size());
    assertThat(live.size()).isGreaterThan(100);
    assertThat(live.get(live.size() - 1).at()).isBetween(START.plusSeconds(100), stopAt);
    assertThat(bookmark.place).isEqualTo(new Bookmark.Place(1, START, HISTORY, true));
  }

  @Test
  void goesOnWhereItWas() {
    EventSink breaking =
        events -> {
          if (taken.size() >= 2000) {
            throw new IllegalStateException("killed");
          }
          return take(events);
        };
    try {
      feeder(breaking).run(1);
    } catch (IllegalStateException killed) {
      clock.advance(Duration.ofHours(5));
    }
    stopAt = clock.instant();
    feeder(this::take).run(99);
    assertThat(taken.subList(0, HISTORY)).isEqualTo(Storefront.past(1, START));
  }

  @Test
  void feedsNothingToAnInstallationThatSomebodyUses() {
    bookmark.empty = false;
    feeder(this::take).run(1);
    assertThat(taken).isEmpty();
    assertThat(bookmark.place).isNull();
  }

  @Test
  void comesBackLaterWhenThereIsNoRoom() {
    List<RuntimeException> troubles =
        new ArrayList<>(
            List.of(
                new OverloadedException(Duration.ofSeconds(3)),
                new UnavailableException("away", new IllegalStateException())));
    EventSink troubled =
        events -> {
          if (!troubles.isEmpty()) {
            throw troubles.remove(0);
          }
          return take(events);
        };
    stopAt = START.plusSeconds(30);
    feeder(troubled).run(1);
    assertThat(taken).hasSizeGreaterThanOrEqualTo(HISTORY).doesNotHaveDuplicates();
  }

  @Test
  void doesNotCatchUpAfterALongSleep() {
    bookmark.place = new Bookmark.Place(1, START, HISTORY, true);
    stopAt = START.plusSeconds(9 * 3600);
    boolean[] slept = {false};
    EventSink sleepy =
        events -> {
          taken.addAll(events);
          if (!slept[0]) {
            slept[0] = true;
            clock.set(stopAt.minusSeconds(30));
          }
          return List.of();
        };
    feeder(sleepy).run(1);
    assertThat(taken).hasSizeLessThan(400);
  }

  private List<EventSink.Culprit> take(List<Event> events) {
    taken.addAll(events);
    return List.of();
  }

  /** Rests by moving the clock, until it is time to stop. */
  private Feeder feeder(EventSink sink) {
    Ticker ticker = new Ticker(new PrintStream(new ByteArrayOutputStream()), clock);
    return new Feeder(
        sink,
        bookmark,
        clock,
        ticker,
        time -> {
          clock.advance(time);
          return clock.instant().isBefore(stopAt);
        });
  }

  private static final class Memory implements Bookmark {
    private @Nullable Place place;
    private boolean empty = true;

    @Override
    public @Nullable Place place() {
      return place;
    }

    @Override
    public void put(Place to) {
      place = to;
    }

    @Override
    public boolean isEmptyInstallation() {
      return empty;
    }
  }
}
