package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps B just behind A, so that an order answers a message of B only if A had sent it by then: A
 * stands for what happened. Nor does A run far ahead, since what it decides is kept until B has
 * decided it, too.
 */
final class Pace {
  private static final long MOST_AHEAD = 8L * ReleaseRun.TURN;

  private final Map<String, Instant> sent = new ConcurrentHashMap<>();
  private long takenByA;
  private long takenByB;

  /** A has taken so many events, {@code Long.MAX_VALUE} if no more follow: it waits for B. */
  synchronized void ofA(long events) throws InterruptedException {
    takenByA = events;
    notifyAll();
    while (events < Long.MAX_VALUE && events - takenByB > MOST_AHEAD) {
      wait();
    }
  }

  /** B has taken so many events, {@code Long.MAX_VALUE} if no more follow: it waits for A. */
  synchronized void ofB(long events) throws InterruptedException {
    takenByB = events;
    notifyAll();
    while (events < Long.MAX_VALUE && takenByA < events + ReleaseRun.TURN) {
      wait();
    }
  }

  /** What A sends can be answered. */
  Answerable answerableOfA() {
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
  Answerable answerableOfB() {
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
