package dev.tactus.servers;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for a condition; an exception means "not yet". */
final class Eventually {
  private static final Duration WITHIN = Duration.ofSeconds(30);

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
    throw notWithin(last);
  }

  private static AssertionError notWithin(@Nullable Exception last) {
    return new AssertionError("did not come to hold within " + WITHIN, last);
  }
}
