package dev.tactus.delivery;

import java.util.List;
import java.util.Set;

/** The way to the broker; safe for many threads. */
public interface Wire {
  /** Whether the broker can be reached now; tries to connect. */
  boolean available();

  /**
   * Publishes and waits for the confirms.
   *
   * @return the ids of the sends that are confirmed to lie on a queue; the others are to be
   *     published again
   */
  Set<String> publish(List<Outgoing> sends);

  /** Announces revoked sends to whoever listens; not confirmed. */
  void announceRevoked(List<String> sendIds);
}
