package dev.tactus.delivery;

import dev.tactus.facts.Channel;
import java.time.Instant;

/**
 * What a customer did with a message, as a provider reports it.
 *
 * @param id the same whenever the report is repeated
 */
public record Response(
    String id, String sendId, String customerId, Channel channel, Kind kind, Instant at) {
  /** What they did. */
  public enum Kind {
    OPENED,
    CLICKED,
    COMPLAINED,
    UNSUBSCRIBED
  }
}
