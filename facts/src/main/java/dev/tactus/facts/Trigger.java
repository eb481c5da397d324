package dev.tactus.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A journey's wish to send.
 *
 * @param id the same for the same wish, however often it is computed
 * @param channels candidate channels in the journey's order
 * @param deadline the relevance deadline, exclusive: at or past it nothing is sent
 * @param priorOdds right : wrong before any evidence, above 0
 */
public record Trigger(
    String id,
    String customer,
    String journey,
    int version,
    String step,
    Purpose purpose,
    String subject,
    List<Channel> channels,
    Instant triggeredAt,
    Instant deadline,
    double priorOdds) {
  public Trigger {
    channels = List.copyOf(channels);
  }

  /** Time from the trigger to its relevance deadline. */
  public Duration lifetime() {
    return Duration.between(triggeredAt, deadline);
  }

  public boolean isMarketing() {
    return purpose == Purpose.MARKETING;
  }

  public boolean isAlert() {
    return purpose == Purpose.ALERT;
  }

  public boolean isService() {
    return purpose == Purpose.SERVICE;
  }
}
