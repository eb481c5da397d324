package dev.tactus.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {
  private volatile Instant now;

  public SettableClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves it forward, or back. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  /** Sets it. */
  public void set(Instant to) {
    now = to;
  }
}
