package dev.tactus.customer;

import java.time.Instant;

/**
 * Which messages of a simulation can have been answered: of those that were never sent, history
 * holds no response.
 */
public interface Answerable {
  /** All of them, as live. */
  Answerable ALL =
      new Answerable() {
        @Override
        public void sent(String send, Instant at) {}

        @Override
        public boolean wasSent(String send, Instant by) {
          return true;
        }
      };

  /** Is told of every message that is approved. */
  void sent(String send, Instant at);

  /** Whether history sent that message, too, by that time. */
  boolean wasSent(String send, Instant by);
}
