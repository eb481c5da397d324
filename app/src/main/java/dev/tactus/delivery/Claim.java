package dev.tactus.delivery;

import java.time.Instant;

/** The answer to a worker that wants to send: go, or not. */
public sealed interface Claim {
  /**
   * Go: this worker, nobody else.
   *
   * @param until when the claim lapses without an outcome
   */
  record Granted(String claimToken, Instant until, Recipient recipient) implements Claim {}

  /**
   * Do not send.
   *
   * @param reason one of the contract
   */
  record Refused(String reason) implements Claim {}

  /** No send has that id. */
  record Unknown() implements Claim {}
}
