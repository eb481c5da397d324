package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Not before {@code until}, on this channel; on all channels when {@code channel} is null.
 *
 * @param spread whether many customers are held to the same moment, so that the end is spread
 */
public record Hold(@Nullable Channel channel, Instant until, boolean spread) implements Finding {
  /** On no channel before {@code until}. */
  @Word(example = "insert(Hold.all($until));")
  public static Hold all(Instant until) {
    return new Hold(null, until, false);
  }

  /** Not on this channel before {@code until}. */
  @Word(example = "insert(Hold.on(Channel.SMS, $until));")
  public static Hold on(Channel channel, Instant until) {
    return new Hold(channel, until, false);
  }

  /** The same hold, its end spread over the half hour that follows. */
  @Word(example = "insert(Hold.all($until).spreading());")
  public Hold spreading() {
    return new Hold(channel, until, true);
  }
}
