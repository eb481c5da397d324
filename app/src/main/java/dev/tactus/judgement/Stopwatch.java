package dev.tactus.judgement;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How long a judgement takes: the one place of judging that looks at a clock. */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean MEASURED =
      THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

  private final TimeLimit limit;
  private final long start = System.nanoTime();
  private final long worked;

  Stopwatch(TimeLimit limit) {
    this.limit = limit;
    worked = limit == TimeLimit.PROCESSOR ? worked() : 0;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Whether the limit was that long, and is over. */
  boolean isPast(long nanos) {
    return switch (limit) {
      case NONE -> false;
      case WALL -> System.nanoTime() - start > nanos;
      case PROCESSOR -> worked() - worked > nanos;
    };
  }

  /** Of this thread; where that cannot be measured, as time passes. */
  private static long worked() {
    return MEASURED ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }
}
