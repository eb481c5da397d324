package dev.tactus.replay;

import dev.tactus.facts.Event;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.time.Stopwatch;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Feeds a history to a simulation and writes down every judgement. */
final class Replay {
  /** What a replay did. */
  record Result(long events, Tally tally, @Nullable Instant until, Duration took) {}

  private final Simulations simulations;
  private final Progress progress;

  Replay(Simulations simulations, Progress progress) {
    this.simulations = simulations;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param until events and timers up to and including it; null: the last event of the histories
   * @param also gets every judgement too
   */
  Result run(
      History history,
      Judge judge,
      Simulations.Terms terms,
      @Nullable Instant until,
      Writer out,
      Consumer<Decision> also)
      throws IOException {
    Tally tally = new Tally();
    Instant end = until == null ? history.last() : until;
    Stopwatch watch = Stopwatch.started();
    long events;
    try (DecisionLog log = new DecisionLog(out)) {
      Simulation simulation =
          simulations.begin(
              judge,
              terms,
              decision -> {
                tally.add(decision);
                log.add(decision);
                also.accept(decision);
              });
      events = end == null ? 0 : feed(history, simulation, end);
    }
    return new Result(events, tally, end, watch.elapsed());
  }

  private long feed(History history, Simulation simulation, Instant end) throws IOException {
    long events = 0;
    try (EventReader reader = history.events();
        Progress.Bar bar = progress.of(history.rows())) {
      Event event = reader.next();
      while (event != null && !event.at().isAfter(end)) {
        simulation.take(event);
        events++;
        bar.at(events);
        event = reader.next();
      }
      simulation.runUntil(end);
    }
    return events;
  }
}
