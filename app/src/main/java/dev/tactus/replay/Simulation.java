package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.time.Instant;

/** Journeys and rules on a simulated clock, in memory: the same core that runs live. */
public interface Simulation {
  /**
   * Takes the next event, in order of time; timers due at or before its time fire first.
   *
   * <p>Besides the customer's events: {@code product}, {@code customer} and {@code consent}, whose
   * properties are those of the HTTP bodies.
   */
  void take(Event event);

  /** Fires the timers due up to and including that time; no event before it follows. */
  void runUntil(Instant end);
}
