package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.EventReader;
import dev.tactus.replay.Progress;
import dev.tactus.replay.RefusedException;
import dev.tactus.replay.Simulations;
import dev.tactus.time.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One backtest over what this installation has stored. */
final class OrderedBacktest {
  private static final int MOST_DIFFERENCES = 10_000;
  private static final Duration MOST_REST = Duration.ofSeconds(1);
  private static final Duration STEP = Duration.ofMillis(500);

  private final Backtest backtest;
  private final BacktestOrder order;
  private final Backtests backtests;
  private final RecordedHistory history;
  private final Simulations simulations;
  private final InstantSource clock;
  private final Memory memory = Memory.now();
  private Stopwatch sinceRest = Stopwatch.started();
  private Stopwatch sinceProgress = Stopwatch.started();

  OrderedBacktest(
      Backtest backtest,
      Backtests backtests,
      RecordedHistory history,
      Simulations simulations,
      InstantSource clock) {
    this.backtest = backtest;
    this.order = backtest.order();
    this.backtests = backtests;
    this.history = history;
    this.simulations = simulations;
    this.clock = clock;
  }

  Report run() throws InterruptedException, IOException {
    boolean simulated = order.mode() == BacktestOrder.Mode.SIMULATED;
    long total =
        simulated ? history.events(order.to()) : history.decisions(order.from(), order.to());
    if (!backtests.started(backtest.id(), clock.instant(), total)) {
      throw new CancelledException();
    }
    try (ReleaseJudge a = simulations.judge(order.releaseA());
        ReleaseJudge b = simulations.judge(order.releaseB())) {
      Comparison comparison = simulated ? simulated(a, b) : facts(a, b);
      return Reporter.report(
          new Reporter.Subject(
              order.mode().id(), order.releaseA(), order.releaseB(), order.from(), order.to()),
          total,
          comparison,
          MOST_DIFFERENCES);
    }
  }

  private Comparison simulated(ReleaseJudge a, ReleaseJudge b)
      throws InterruptedException, IOException {
    Answerable sent = history.sent(order.to(), this::look);
    try (RecordedHistory.Twice twice = history.read(order.to())) {
      Queue<EventReader> readers = new ConcurrentLinkedQueue<>(List.of(twice.a(), twice.b()));
      SimulatedBacktest.Given given =
          new SimulatedBacktest.Given(readers::remove, order.from(), order.to(), false);
      Progress.Bar bar = this::turned;
      return new SimulatedBacktest(simulations, given, a, b, sent).run(bar).comparison();
    }
  }

  private Comparison facts(ReleaseJudge a, ReleaseJudge b) throws InterruptedException {
    try (RecordedHistory.Decided decided = history.decided(order.from(), order.to())) {
      return new FactsBacktest(a, b).run(decided, this::judged);
    }
  }

  private void judged(long decisions) throws InterruptedException {
    interrupted();
    progress(decisions);
    if (decisions % Run.TURN == 0) {
      rest();
    }
  }

  private void turned(long events) {
    progress(events);
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

  private void look() throws InterruptedException {
    interrupted();
    spare();
  }

  private static void interrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void progress(long done) {
    if (done > 0 && sinceProgress.elapsed().compareTo(STEP) > 0) {
      sinceProgress = Stopwatch.started();
      spare();
      if (!backtests.progressed(backtest.id(), done)) {
        throw new CancelledException();
      }
    }
  }

  private void spare() {
    if (memory.isShort()) {
      throw new RefusedException(
          "Stopped: it would need more memory than this process can spare. Give it more, or run the"
              + " command line's backtest on an export elsewhere.");
    }
  }
}
