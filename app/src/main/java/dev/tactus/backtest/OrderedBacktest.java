package dev.tactus.backtest;

import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.Simulations;
import dev.tactus.time.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One backtest over what this installation has stored. */
final class OrderedBacktest {
  private static final int MOST_DIFFERENCES = 10_000;
  private static final Duration MOST_REST = Duration.ofSeconds(1);

  private final Backtest backtest;
  private final BacktestOrder order;
  private final Backtests backtests;
  private final RecordedHistory history;
  private final Simulations simulations;
  private final InstantSource clock;
  private final LongConsumer progress;
  private Stopwatch sinceRest = Stopwatch.started();

  /**
   * That one.
   *
   * @param progress is told how many events or decisions were taken; may throw what ends it
   */
  OrderedBacktest(
      Backtest backtest,
      Backtests backtests,
      RecordedHistory history,
      Simulations simulations,
      InstantSource clock,
      LongConsumer progress) {
    this.backtest = backtest;
    this.order = backtest.order();
    this.backtests = backtests;
    this.history = history;
    this.simulations = simulations;
    this.clock = clock;
    this.progress = progress;
  }

  /** Its report, null if it was cancelled before it began. */
  @Nullable Report run() throws InterruptedException, IOException {
    return order.mode() == BacktestOrder.Mode.SIMULATED ? simulated() : facts();
  }

  private @Nullable Report simulated() throws InterruptedException, IOException {
    RecordedHistory.Span span = history.events(order.to(), backtest.askedAt());
    if (!started(span.events())) {
      return null;
    }
    try (ReleaseJudge a = judge(order.releaseA());
        ReleaseJudge b = judge(order.releaseB())) {
      SimulatedBacktest.Given given =
          new SimulatedBacktest.Given(() -> history.read(span), order.from(), order.to(), false);
      SimulatedBacktest.Result result =
          new SimulatedBacktest(simulations, given, a, b, history.sent(order.to()))
              .run(this::turned);
      return report(result.events(), result.comparison());
    }
  }

  private @Nullable Report facts() throws InterruptedException {
    long decisions = history.decisions(order.from(), order.to());
    if (!started(decisions)) {
      return null;
    }
    try (ReleaseJudge a = judge(order.releaseA());
        ReleaseJudge b = judge(order.releaseB())) {
      return report(
          decisions,
          new FactsBacktest(a, b).run(history.decided(order.from(), order.to()), this::judged));
    }
  }

  /** Loading takes a while; the second is not loaded for nobody. */
  private ReleaseJudge judge(String release) {
    progress.accept(0);
    return simulations.judge(release);
  }

  private boolean started(long total) {
    return backtests.started(backtest.id(), clock.instant(), total);
  }

  private Report report(long events, Comparison comparison) {
    return Conclusion.report(
        new Conclusion.Subject(
            order.mode().id(), order.releaseA(), order.releaseB(), order.from(), order.to()),
        events,
        comparison,
        MOST_DIFFERENCES);
  }

  private void judged(long decisions) throws InterruptedException {
    progress.accept(decisions);
    if (decisions % ReleaseRun.TURN == 0) {
      rest();
    }
  }

  private void turned(long events) {
    progress.accept(events);
    try {
      rest();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the processor to everything else for a while, a quarter of what it took since. */
  private void rest() throws InterruptedException {
    Thread.sleep(Math.min(MOST_REST.toMillis(), sinceRest.elapsed().toMillis() / 4));
    sinceRest = Stopwatch.started();
  }
}
