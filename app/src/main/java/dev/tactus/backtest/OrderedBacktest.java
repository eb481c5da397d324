package dev.tactus.backtest;

import dev.tactus.replay.Progress;
import dev.tactus.time.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongConsumer;

/** A backtest that runs beside everything else that its process does, and rests for it. */
final class OrderedBacktest {
  /** It was cancelled before it began. */
  static final class UnwantedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final int MOST_DIFFERENCES = 10_000;
  private static final Duration MOST_REST = Duration.ofSeconds(1);

  private final Backtest backtest;
  private final Backtests backtests;
  private final Stored stored;
  private final LongConsumer progress;
  private Stopwatch sinceRest = Stopwatch.started();

  /**
   * That one.
   *
   * @param progress is told how many events or decisions were taken; may throw what ends it
   */
  OrderedBacktest(Backtest backtest, Backtests backtests, Stored stored, LongConsumer progress) {
    this.backtest = backtest;
    this.backtests = backtests;
    this.stored = stored;
    this.progress = progress;
  }

  /**
   * Its report.
   *
   * @throws UnwantedException if it was cancelled before it began
   */
  Report run() throws InterruptedException, IOException {
    return new StoredBacktest(stored, backtest.order(), backtest.askedAt(), MOST_DIFFERENCES)
        .run(this::begun);
  }

  private Progress.Bar begun(long total) {
    if (!backtests.started(backtest.id(), stored.clock().instant(), total)) {
      throw new UnwantedException();
    }
    return this::taken;
  }

  private void taken(long number) {
    progress.accept(number);
    if (number > 0 && number % ReleaseRun.TURN == 0) {
      rest();
    }
  }

  /** Leaves the processor to everything else for a while, a quarter of what it took since. */
  private void rest() {
    try {
      Thread.sleep(Math.min(MOST_REST.toMillis(), sinceRest.elapsed().toMillis() / 4));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sinceRest = Stopwatch.started();
  }
}
