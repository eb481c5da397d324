package dev.tactus.demo;

import dev.tactus.demo.Visits.Ending;
import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Carts that are left so that their reminders come due soon after the history ends, one every few
 * seconds: some four hours old, some seven days.
 */
final class LeftOpen {
  private static final Duration FIRST = Duration.ofHours(4);
  private static final Duration SECOND = Duration.ofDays(7);
  private static final int SECONDS_SOON = 20 * 60;
  private static final int SECONDS_LATER = 4 * 3600;
  private static final int RECENT = 220;
  private static final int OLD = 80;

  private final Chance chance;
  private final Visits visits;
  private final Instant end;

  LeftOpen(Chance chance, Visits visits, Instant end) {
    this.chance = chance;
    this.visits = visits;
    this.end = end;
  }

  /** The customer at that place does not come any more after it but to leave the cart. */
  Instant lastVisit(int place) {
    Duration quiet = place < RECENT ? FIRST : place < RECENT + OLD ? SECOND : Duration.ZERO;
    return end.minus(quiet).minus(Duration.ofHours(1));
  }

  /** The visits in which the first customers leave their carts. */
  List<Event> carts(List<Shopper> shoppers) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < Math.min(RECENT + OLD, shoppers.size()); i++) {
      Duration before = i < RECENT ? FIRST : SECOND;
      int within = i % 2 == 0 ? SECONDS_SOON : SECONDS_LATER - 60;
      Instant left = end.minus(before).plus(chance.seconds(5, within));
      events.addAll(leaving(shoppers.get(i), left));
    }
    return events;
  }

  /** A visit whose last change of the cart is at that time. */
  private List<Event> leaving(Shopper shopper, Instant left) {
    visits.begin(shopper);
    List<Event> visit = visits.visit(shopper, left, Ending.LEAVES);
    Instant last = visit.get(visit.size() - 1).at();
    Duration back = Duration.between(last, left);
    return visit.stream().map(e -> Happening.later(e, back)).toList();
  }
}
