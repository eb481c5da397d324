package dev.tactus.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Makes the trigger of a step. */
final class Triggers {
  private Triggers() {}

  static Effect.Emit emit(Journey journey, Enrollment e, String id, Instant at) {
    Step step = Objects.requireNonNull(journey.parts().steps().get(id), id);
    Duration deadline = step.deadline();
    return new Effect.Emit(
        e.subject(),
        e.version(),
        id,
        at,
        deadline == null ? estimated(journey, e, id) : at.plus(deadline),
        e.begunAt(),
        e.changedAt(),
        e.contents().keySet().stream().sorted().toList(),
        e.traceparent());
  }

  private static Instant estimated(Journey journey, Enrollment e, String step) {
    return Timers.remembered(
        Objects.requireNonNull(journey.parts().deadlines().get(step), step), e);
  }
}
