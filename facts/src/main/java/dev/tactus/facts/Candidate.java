package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel on which the trigger may be sent.
 *
 * @param position place in the journey's channel order, from 0
 * @param reach whether an address is known
 * @param bouncedAt when the address was last found not to work, null if it works as far as known
 */
public record Candidate(
    Channel channel, int position, Reach reach, @Nullable Instant bouncedAt, boolean preferred) {
  /**
   * Whether the customer can be reached on a channel; unknown where no customer data were given.
   */
  public enum Reach {
    YES,
    NO,
    UNKNOWN
  }

  public boolean isReachable() {
    return reach != Reach.NO;
  }

  public boolean isBounced() {
    return bouncedAt != null;
  }
}
