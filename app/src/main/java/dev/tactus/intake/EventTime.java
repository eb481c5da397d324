package dev.tactus.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When an event happened. */
final class EventTime {
  private EventTime() {}

  /**
   * The sender's time, corrected as Segment does for a sender whose clock is wrong: {@code
   * receivedAt - (sentAt - timestamp)}; without a time, that of its receipt.
   *
   * @param sentAt when the sender's clock said it was sent, null if not told
   * @throws BadValue if it is no time, or before 2000, or more than an hour ahead
   */
  static Instant of(
      String field, @Nullable String timestamp, @Nullable String sentAt, Instant receivedAt) {
    if (timestamp == null) {
      return receivedAt.truncatedTo(ChronoUnit.MICROS);
    }
    Instant at = parse(field, timestamp);
    if (sentAt != null) {
      Duration travelled = Duration.between(at, parse("sentAt", sentAt));
      at = receivedAt.minus(travelled).truncatedTo(ChronoUnit.MICROS);
    }
    if (at.isBefore(Limits.OLDEST) || at.isAfter(receivedAt.plus(Limits.AHEAD))) {
      throw new BadValue(field, timestamp, "a time from 2000-01-01 to one hour from now");
    }
    return at;
  }

  /** That time, but for one ahead of its receipt: what is said of consent is said by then. */
  static Instant notAhead(Instant at, Instant receivedAt) {
    return at.isAfter(receivedAt) ? receivedAt.truncatedTo(ChronoUnit.MICROS) : at;
  }

  static Instant parse(String field, String text) {
    Instant time = Rfc3339.parse(text);
    if (time == null) {
      throw new BadValue(field, text, Rfc3339.EXPECTED);
    }
    return time;
  }
}
