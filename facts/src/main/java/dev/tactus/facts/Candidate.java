package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel on which the trigger may be sent.
 *
 * @param channel the channel
 * @param position place in the journey's channel order, from 0
 * @param reach whether an address is known
 * @param bouncedAt when the address was last found not to work, null if it works
 * @param preferred whether the customer asked to be written to here
 */
public record Candidate(
    @Word(example = "Candidate(channel in (Channel.SMS, Channel.PUSH))") Channel channel,
    @Word(example = "Candidate(position == 0)", range = "places, from 0") int position,
    @Word(example = "Candidate(reach == Candidate.Reach.UNKNOWN)") Reach reach,
    @Word(example = "Moment($now : now) Candidate(bouncedAt != null, bouncedAt < $now)")
        @Nullable Instant bouncedAt,
    @Word(example = "Candidate(preferred)") boolean preferred) {
  /**
   * Whether the customer can be reached on a channel; unknown where no customer data were given.
   */
  public enum Reach {
    YES,
    NO,
    UNKNOWN
  }

  /** Whether an address is known, or it is unknown whether there is one. */
  @Word(example = "Candidate(!reachable)")
  public boolean isReachable() {
    return reach != Reach.NO;
  }

  /** Whether the address was found not to work. */
  @Word(example = "Candidate(bounced)")
  public boolean isBounced() {
    return bouncedAt != null;
  }
}
