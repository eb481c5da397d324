package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import dev.tactus.facts.Event;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.replay.Simulation;
import dev.tactus.replay.Simulations;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** History under one release, in a thread of its own. */
final class ReleaseRun implements Runnable {
  /** After so many events a run hands over and looks at the other. */
  static final int TURN = 1024;

  /** What is done between the turns, with the number of events that were taken. */
  interface Between {
    void turn(long events) throws InterruptedException;
  }

  private final SimulatedBacktest.Given given;
  private final Feed.Events history;
  private final Simulations simulations;
  private final Judge judge;
  private final Answerable answerable;
  private final Between between;
  final Handover handover = new Handover();
  private volatile @Nullable Throwable failure;
  private volatile long events;

  ReleaseRun(
      SimulatedBacktest.Given given,
      Feed.Events history,
      Simulations simulations,
      Judge judge,
      Answerable answerable,
      Between between) {
    this.given = given;
    this.history = history;
    this.simulations = simulations;
    this.judge = judge;
    this.answerable = answerable;
    this.between = between;
  }

  @Override
  public void run() {
    try {
      try {
        feed();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
      } finally {
        between.turn(Long.MAX_VALUE);
        handover.handLast();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  long events() {
    return events;
  }

  /** Why it ended early, null if it did not. */
  @Nullable Throwable failure() {
    return failure;
  }

  private void feed() throws IOException, InterruptedException {
    Simulation simulation =
        simulations.begin(
            judge, new Simulations.Terms(given.assumeConsent(), answerable), this::judged);
    Instant last = Instant.MIN;
    Event event = history.next();
    while (event != null && !event.at().isAfter(given.to())) {
      if (events % TURN == 0) {
        handover.hand(last);
        between.turn(events);
      }
      simulation.take(event);
      events++;
      last = event.at();
      event = history.next();
    }
    between.turn(Long.MAX_VALUE);
    simulation.runUntil(given.to());
  }

  private void judged(Decision decision) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
    handover.add(decision);
    if (handover.filled() >= TURN) {
      try {
        handover.hand(decision.decidedAt());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      }
    }
  }
}
