package dev.tactus.delivery;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition; an exception means "not yet". */
final class Eventually {
  private static final Duration WITHIN = Duration.ofMinutes(3);

  private Eventually() {}

  static void holds(Callable<Boolean> condition) {
    long end = System.nanoTime() + WITHIN.toNanos();
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.call()) {
          return;
        }
      } catch (Exception notYet) {
        last = notYet;
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    throw new AssertionError("did not come to hold within " + WITHIN, last);
  }
}
