package dev.tactus.backtest;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A backtest that somebody asked for.
 *
 * @param done events, or decisions, of {@code total}
 * @param failure in words, of one that failed
 */
public record Backtest(
    String id,
    BacktestOrder order,
    Status status,
    Instant askedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    long done,
    long total,
    @Nullable String failure) {
  /** How it stands with it. */
  public enum Status {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /** The process that ran it ended. */
    INTERRUPTED;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more comes. */
    public boolean isOver() {
      return this != WAITING && this != RUNNING;
    }
  }
}
