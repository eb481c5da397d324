package dev.tactus.delivery;

import java.time.Instant;

/** Takes the withdrawal that a customer gave through the link in a message. */
public interface Unsubscribed {
  /** Returns when the withdrawal is durable; a repeat has no effect. */
  void unsubscribed(Unsubscription what, Instant at);
}
