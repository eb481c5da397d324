package dev.tactus.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What a worker reports of a send that it claimed.
 *
 * @param status delivered, failed or bounced
 * @param retryable of a failure: whether it may go better next time
 */
public record Outcome(
    String sendId,
    String claimToken,
    SendStatus status,
    boolean retryable,
    @Nullable String providerId,
    @Nullable String detail) {
  public Outcome {
    if (status != SendStatus.DELIVERED
        && status != SendStatus.FAILED
        && status != SendStatus.BOUNCED) {
      throw new IllegalArgumentException("delivered, failed or bounced, not " + status.id());
    }
  }
}
