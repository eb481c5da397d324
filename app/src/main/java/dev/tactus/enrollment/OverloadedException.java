package dev.tactus.enrollment;

import java.time.Duration;

/** There is no room for more events now: the caller should come back later. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Duration retryAfter;

  public OverloadedException(Duration retryAfter) {
    super("the lanes are full; try again in " + retryAfter.toSeconds() + " s");
    this.retryAfter = retryAfter;
  }

  /** When to come back. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
