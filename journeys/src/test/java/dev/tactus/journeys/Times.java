package dev.tactus.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Times of tests, as written in them: {@code 7d4h} after the start. */
final class Times {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private Times() {}

  static Instant at(String time) {
    return START.plus(lasting(time));
  }

  static Duration lasting(String time) {
    String upper = time.toUpperCase(Locale.ROOT);
    int day = upper.indexOf('D');
    String days = day < 0 ? "P" : "P" + upper.substring(0, day + 1);
    String rest = upper.substring(day + 1);
    return Duration.parse(rest.isEmpty() ? days : days + "T" + rest);
  }

  static String text(Instant at) {
    Duration since = Duration.between(START, at);
    String days = since.toDays() == 0 ? "" : since.toDays() + "d";
    Duration rest = since.minusDays(since.toDays());
    String hours = rest.isZero() ? "" : rest.toString().substring(2).toLowerCase(Locale.ROOT);
    return days.isEmpty() && hours.isEmpty() ? "0h" : days + hours;
  }
}
