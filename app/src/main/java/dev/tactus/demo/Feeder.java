package dev.tactus.demo;

import dev.tactus.enrollment.EventSink;
import dev.tactus.enrollment.OverloadedException;
import dev.tactus.enrollment.UnavailableException;
import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds the storefront to the application: its history at once, then what happens as it does. */
final class Feeder {
  private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** After a longer sleep the storefront does not catch up. */
  private static final Duration MOST_BEHIND = Duration.ofMinutes(5);

  /** Waits; false when it is time to stop. */
  interface Rest {
    boolean of(Duration time);
  }

  private final EventSink sink;
  private final Bookmark bookmark;
  private final InstantSource clock;
  private final Ticker ticker;
  private final Rest rest;

  Feeder(EventSink sink, Bookmark bookmark, InstantSource clock, Ticker ticker, Rest rest) {
    this.sink = sink;
    this.bookmark = bookmark;
    this.clock = clock;
    this.ticker = ticker;
    this.rest = rest;
  }

  /** Feeds until it is time to stop; nothing at all if somebody else uses the installation. */
  void run(long seed) {
    Bookmark.Place place = bookmark.place();
    if (place == null) {
      if (!bookmark.isEmptyInstallation()) {
        return;
      }
      place = new Bookmark.Place(seed, clock.instant(), 0, false);
      bookmark.put(place);
    }
    if (place.finished() || history(place)) {
      live(place.seed());
    }
  }

  private boolean history(Bookmark.Place from) {
    List<Event> events = Storefront.past(from.seed(), from.endsAt());
    Bookmark.Place place = from;
    ticker.say(
        "eight weeks of the demo storefront: "
            + (events.size() - place.taken())
            + " events to take");
    while (place.taken() < events.size()) {
      int end = Math.min(events.size(), place.taken() + BATCH);
      List<Event> batch = events.subList(place.taken(), end);
      if (!take(batch)) {
        return false;
      }
      place = place.after(batch.size());
      bookmark.put(place);
    }
    bookmark.put(place.atTheEnd());
    ticker.say("the storefront goes live");
    return true;
  }

  private void live(long seed) {
    Iterator<Event> events = Storefront.live(seed, clock.instant());
    Event next = events.next();
    boolean more = true;
    while (more) {
      Instant now = clock.instant();
      if (next.at().isBefore(now.minus(MOST_BEHIND))) {
        events = Storefront.live(seed, now);
        next = events.next();
      }
      List<Event> due = new ArrayList<>();
      while (!next.at().isAfter(now) && due.size() < BATCH) {
        due.add(next);
        next = events.next();
      }
      more = due.isEmpty() ? rest.of(Duration.between(now, next.at())) : take(due);
    }
  }

  private boolean take(List<Event> batch) {
    boolean taken = false;
    boolean more = true;
    while (more && !taken) {
      try {
        sink.take(batch);
        ticker.took(batch.size());
        taken = true;
      } catch (OverloadedException e) {
        more = rest.of(e.retryAfter());
      } catch (UnavailableException e) {
        LOG.warn("the demo storefront waits: {}", e.getMessage());
        more = rest.of(PATIENCE);
      }
    }
    return more;
  }
}
