package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps B just behind A, so that an order answers a message of B only if A had sent it by then: A
 * stands for what happened.
 */
final class Pace {
  private final Map<String, Instant> sent = new ConcurrentHashMap<>();
  private long taken;

  /** A has taken so many events. */
  synchronized void taken(long events) {
    taken = events;
    notifyAll();
  }

  /** Waits until A has taken so many events. */
  synchronized void await(long events) throws InterruptedException {
    while (taken < events) {
      wait();
    }
  }

  /** What A sends can be answered. */
  Answerable ofA() {
    return new Answerable() {
      @Override
      public void sent(String send, Instant at) {
        sent.put(send, at);
      }

      @Override
      public boolean wasSent(String send, Instant by) {
        return true;
      }
    };
  }

  /** Of what B sends, what A has sent too. */
  Answerable ofB() {
    return new Answerable() {
      @Override
      public void sent(String send, Instant at) {
        // A knows
      }

      @Override
      public boolean wasSent(String send, Instant by) {
        Instant at = sent.get(send);
        return at != null && !at.isAfter(by);
      }
    };
  }
}
