package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import dev.tactus.facts.Event;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.replay.EventReader;
import dev.tactus.replay.Simulation;
import dev.tactus.replay.Simulations;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** History under one release, in a thread of its own. */
final class Run implements Runnable {
  /** After so many events a run hands over and looks at the other. */
  static final int TURN = 1024;

  /** What is done between the turns, with the number of events that were taken. */
  interface Between {
    void turn(long events) throws InterruptedException;
  }

  private final SimulatedBacktest.Given given;
  private final Simulations simulations;
  private final Judge judge;
  private final Answerable answerable;
  private final Between between;
  final Handover handover = new Handover();
  private volatile @Nullable Throwable failure;
  private volatile long events;

  Run(
      SimulatedBacktest.Given given,
      Simulations simulations,
      Judge judge,
      Answerable answerable,
      Between between) {
    this.given = given;
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
      } catch (InterruptedException | StoppedException e) {
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
    try (EventReader reader = given.history().open()) {
      Instant last = Instant.MIN;
      Event event = reader.next();
      while (event != null && !event.at().isAfter(given.to())) {
        if (events % TURN == 0) {
          handover.hand(last);
          between.turn(events);
        }
        simulation.take(event);
        events++;
        last = event.at();
        event = reader.next();
      }
    }
    between.turn(Long.MAX_VALUE);
    simulation.runUntil(given.to());
  }

  private void judged(Decision decision) {
    handover.add(decision);
    if (handover.filled() >= TURN) {
      try {
        handover.hand(decision.decidedAt());
      } catch (InterruptedException e) {
        throw new StoppedException(e);
      }
    }
  }

  /** It was told to stop. */
  private static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StoppedException(InterruptedException cause) {
      super(cause);
    }
  }
}
