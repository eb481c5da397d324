package dev.tactus.delivery;

import java.util.Optional;

/** Looks again, when a send is claimed, at what may have changed since it was approved. */
public interface ClaimCheck {
  /**
   * Why the send must not go out any more, as a reason of the contract ({@code CONSENT_WITHDRAWN},
   * {@code CAP}, {@code OUT_OF_STOCK}, {@code ERASED}): it is revoked for good. {@code NOT_YET}: it
   * is published again a little later. Empty: it may go.
   */
  Optional<String> refusal(Send send);

  /** Whom to send it to; called right after {@link #refusal} was empty. */
  Recipient recipient(Send send);
}
