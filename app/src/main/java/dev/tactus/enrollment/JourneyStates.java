package dev.tactus.enrollment;

import dev.tactus.facts.Event;
import dev.tactus.journeys.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which journeys do not run now, and when they did not; immutable.
 *
 * @param states without one: it runs
 * @param stops of each journey, oldest first
 */
record JourneyStates(Map<String, JourneyState> states, Map<String, List<Stop>> stops) {
  /** All run, and always did. */
  static final JourneyStates RUNNING = new JourneyStates(Map.of(), Map.of());

  JourneyStates {
    states = Map.copyOf(states);
    stops = Map.copyOf(stops);
  }

  /**
   * A journey was stopped.
   *
   * @param until when it was started again; null: not yet
   */
  record Stop(Instant at, @Nullable Instant until) {
    boolean holds(Instant time) {
      return !time.isBefore(at) && time.isBefore(end());
    }

    Instant end() {
      return until == null ? Instant.MAX : until;
    }

    Signal.Stopped signal() {
      return new Signal.Stopped(at, end());
    }
  }

  JourneyState of(String journey) {
    return states.getOrDefault(journey, JourneyState.RUNNING);
  }

  boolean isPaused(String journey) {
    return of(journey) == JourneyState.PAUSED;
  }

  List<Stop> stopsOf(String journey) {
    return stops.getOrDefault(journey, List.of());
  }

  /** Whether what happened then does not concern the journey. */
  boolean ignores(String journey, Instant at) {
    return stopsOf(journey).stream().anyMatch(s -> s.holds(at));
  }

  /** When it was stopped, oldest first. */
  List<Instant> stopTimes(String journey) {
    return stopsOf(journey).stream().map(Stop::at).toList();
  }

  /** The part of a history that concerns the journey. */
  List<Event> concerning(String journey, List<Event> history) {
    return stopsOf(journey).isEmpty()
        ? history
        : history.stream().filter(e -> !ignores(journey, e.at())).toList();
  }
}
