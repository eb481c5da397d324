package dev.tactus.time;

import java.time.Duration;

/** Measures how long something took. */
public final class Stopwatch {
  private final long startedAt = System.nanoTime();

  private Stopwatch() {}

  /** A stopwatch that runs from now on. */
  public static Stopwatch started() {
    return new Stopwatch();
  }

  /** Time since it was started. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }
}
