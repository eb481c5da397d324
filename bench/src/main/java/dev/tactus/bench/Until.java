package dev.tactus.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a condition. */
final class Until {
  private static final long PAUSE_MILLIS = 250;

  private Until() {}

  /** What is waited for. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** False if it did not come to hold in time. */
  static boolean holds(Duration within, Condition condition) throws Exception {
    long end = System.nanoTime() + within.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return true;
  }
}
