package dev.tactus.journeys;

import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.List;

/** Moves customers through journeys: pure, deterministic, without clock or store. */
public final class Engine {
  private final Journeys journeys;

  public Engine(Journeys journeys) {
    this.journeys = journeys;
  }

  /**
   * Takes one signal. Timers due at or before its instant fire first, in order of time, then
   * subject. An event before the watermark does not belong here but in {@link #refold}.
   *
   * @return the same passages (the same object) and no effect, if nothing changes
   */
  public Moved apply(Passages before, Signal signal, Surroundings world) {
    return new Moved(before, List.of());
  }

  /**
   * Folds a whole history again, because an event came later than it happened. Triggers given
   * stand: each marks its step as triggered in the enrollment into whose span it falls.
   *
   * @param history all events of the customer that the journey reacts to, in order of arrival
   * @param upTo timers fire up to there
   * @return the passages as the sorted order gives them, and only those effects that differ
   */
  public Moved refold(Passages before, List<Event> history, Instant upTo, Surroundings world) {
    return new Moved(before, List.of());
  }
}
