package dev.tactus.backtest;

import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.Progress;
import java.io.IOException;
import java.time.Instant;

/**
 * A backtest over what an installation has stored, in whichever process it runs.
 *
 * @param askedAt what came in later is left out
 * @param mostDifferences so many are listed; all are counted
 */
record StoredBacktest(Stored stored, BacktestOrder order, Instant askedAt, int mostDifferences) {
  /**
   * Its report.
   *
   * @param progress is told how many events or decisions there are, then how many were taken; may
   *     throw what ends it
   */
  Report run(Progress progress) throws InterruptedException, IOException {
    return order.mode() == BacktestOrder.Mode.SIMULATED ? simulated(progress) : facts(progress);
  }

  private Report simulated(Progress progress) throws InterruptedException, IOException {
    RecordedHistory history = stored.history();
    RecordedHistory.Span span = history.events(order.to(), askedAt);
    try (Progress.Bar bar = progress.of(span.events());
        ReleaseJudge a = judge(order.releaseA(), bar);
        ReleaseJudge b = judge(order.releaseB(), bar)) {
      SimulatedBacktest.Given given =
          new SimulatedBacktest.Given(() -> history.read(span), order.from(), order.to(), false);
      SimulatedBacktest.Result result =
          new SimulatedBacktest(stored.simulations(), given, a, b, history.sent(order.to()))
              .run(bar);
      return report(a, b, result.events(), result.comparison());
    }
  }

  private Report facts(Progress progress) {
    RecordedHistory history = stored.history();
    long decisions = history.decisions(order.from(), order.to());
    try (Progress.Bar bar = progress.of(decisions);
        ReleaseJudge a = judge(order.releaseA(), bar);
        ReleaseJudge b = judge(order.releaseB(), bar)) {
      Comparison found =
          new FactsBacktest(a, b).run(history.decided(order.from(), order.to()), bar);
      return report(a, b, decisions, found);
    }
  }

  /** Loading takes a while; the second is not loaded for nobody. */
  private ReleaseJudge judge(String release, Progress.Bar bar) {
    bar.at(0);
    return stored.simulations().judge(release);
  }

  private Report report(ReleaseJudge a, ReleaseJudge b, long taken, Comparison found) {
    return Conclusion.report(
        new Conclusion.Subject(
            order.mode().id(), a.release(), b.release(), order.from(), order.to()),
        taken,
        found,
        mostDifferences);
  }
}
