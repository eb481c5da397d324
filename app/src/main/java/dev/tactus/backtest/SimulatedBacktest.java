package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.replay.EventReader;
import dev.tactus.replay.Progress;
import dev.tactus.replay.Simulations;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole history run twice, under A and under B, on a simulated clock: waits, quiet hours, holds
 * and caps included. Each run has its own thread; what differs is found while they go on.
 */
final class SimulatedBacktest {
  /** Opens the history, which is read once for both runs. */
  interface Source {
    EventReader open() throws IOException;
  }

  /**
   * What is run.
   *
   * @param from what was before it is judged by A in both runs, and not compared; null: nothing
   * @param to events and timers up to and including it
   */
  record Given(Source history, @Nullable Instant from, Instant to, boolean assumeConsent) {}

  private final Simulations simulations;
  private final Given given;
  private final Judge a;
  private final Judge b;
  private final Pace pace = new Pace();
  private final Answerable answerableA;
  private final Answerable answerableB;

  /** Without a record of what was sent, A stands for it. */
  SimulatedBacktest(Simulations simulations, Given given, Judge a, Judge b) {
    this.simulations = simulations;
    this.given = given;
    this.a = a;
    this.b = b;
    answerableA = pace.answerableOfA();
    answerableB = pace.answerableOfB();
  }

  /** With a record of what was sent. */
  SimulatedBacktest(Simulations simulations, Given given, Judge a, Judge b, Answerable record) {
    this.simulations = simulations;
    this.given = given;
    this.a = a;
    this.b = b;
    answerableA = record;
    answerableB = record;
  }

  /** What came of it. */
  record Result(Comparison comparison, long events) {}

  /**
   * Runs it.
   *
   * @throws InterruptedException if it was told to stop
   */
  Result run(Progress.Bar bar) throws InterruptedException, IOException {
    try (EventReader history = given.history().open()) {
      Feed feed = new Feed(history);
      ReleaseRun ofA =
          new ReleaseRun(given, feed::nextOfA, simulations, a, answerableA, n -> turnOfA(n, feed));
      ReleaseRun ofB =
          new ReleaseRun(
              given, feed::nextOfB, simulations, later(), answerableB, n -> turnOfB(n, bar));
      Comparison comparison = new Comparison(a, b);
      Thread threadA = thread(ofA, "backtest-a");
      Thread threadB = thread(ofB, "backtest-b");
      Throwable failure;
      try {
        compare(ofA, ofB, comparison);
        // before the interrupts: a run that is interrupted fails of that
        failure = ofA.failure() == null ? ofB.failure() : ofA.failure();
      } finally {
        threadA.interrupt();
        threadB.interrupt();
        threadA.join();
        threadB.join();
      }
      check(failure);
      return new Result(comparison, ofB.events());
    }
  }

  private void turnOfA(long events, Feed feed) throws InterruptedException {
    if (events == Long.MAX_VALUE) {
      feed.endOfA();
    }
    pace.ofA(events);
  }

  private void turnOfB(long events, Progress.Bar bar) throws InterruptedException {
    if (events < Long.MAX_VALUE) {
      bar.at(events);
    }
    pace.ofB(events);
  }

  private void compare(ReleaseRun runA, ReleaseRun runB, Comparison comparison)
      throws InterruptedException {
    Handover ofA = runA.handover;
    Handover ofB = runB.handover;
    for (Instant at = Handover.next(ofA, ofB);
        at != null && runA.failure() == null && runB.failure() == null;
        at = Handover.next(ofA, ofB)) {
      List<Decision> decidedByA = ofA.of(at);
      List<Decision> decidedByB = ofB.of(at);
      if (given.from() == null || !at.isBefore(given.from())) {
        comparison.instant(at, decidedByA, decidedByB);
      }
    }
  }

  /** B, from the time on from which it counts. */
  private Judge later() {
    Instant from = given.from();
    if (from == null) {
      return b;
    }
    return new Judge() {
      @Override
      public Judgement judge(Facts facts) {
        return (facts.moment().now().isBefore(from) ? a : b).judge(facts);
      }

      @Override
      public String release() {
        return b.release();
      }
    };
  }

  private static Thread thread(ReleaseRun run, String name) {
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void check(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
  }
}
