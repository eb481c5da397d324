package dev.tactus.demo;

import dev.tactus.facts.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * An invented customer of the demo storefront.
 *
 * @param zone where they live, whether they said so or not
 * @param told what the shop is told of them at first: profile, consents, preferences
 * @param favourites categories they mostly look at
 * @param visits a week
 * @param habits what they buy again and again
 */
record Shopper(
    String id,
    ZoneId zone,
    List<Told> told,
    List<String> favourites,
    double visits,
    List<Habit> habits) {
  /** A body of the API. */
  record Told(String type, Map<String, Object> body) {}

  /** A product that is bought again after about so many days. */
  record Habit(Item item, int quantity, double days) {}

  private static final int WAKES_AT = 7;
  private static final int WAKING_MINUTES = 16 * 60;

  /** The events with which the shop gets to know them. */
  List<Event> registration(Instant at) {
    return told.stream().map(t -> Happening.told(at, id, t.type(), t.body())).toList();
  }

  /** A time of that day at which they may shop, rather in the evening. */
  Instant someTimeOn(LocalDate day, Chance chance) {
    double u = Math.max(chance.random().nextDouble(), chance.random().nextDouble());
    long seconds = WAKES_AT * 3600L + (long) (u * WAKING_MINUTES * 60);
    return day.atStartOfDay(zone).toInstant().plusSeconds(seconds);
  }

  /** Whether they are up at that time. */
  boolean isAwake(Instant at) {
    return at.atZone(zone).getHour() >= WAKES_AT;
  }
}
