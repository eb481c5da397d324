package dev.tactus.judgement;

import java.time.Duration;

/** How long a judgement takes: the one place of judging that looks at a clock. */
final class Stopwatch {
  private final long start = System.nanoTime();

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  boolean isPast(long nanos) {
    return System.nanoTime() - start > nanos;
  }
}
