package dev.tactus.backtest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know.
 *
 * @param from null: from the beginning
 */
public record BacktestOrder(
    Mode mode, String releaseA, String releaseB, @Nullable Instant from, Instant to) {
  /** How it is found out. */
  public enum Mode {
    /** The stored facts of decisions are judged again. */
    FACTS,
    /** All events are run through journeys and rules again. */
    SIMULATED;

    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
