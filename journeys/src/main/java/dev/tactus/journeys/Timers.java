package dev.tactus.journeys;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When the timers of an enrollment's state fire. */
final class Timers {
  private Timers() {}

  /** The enrollment with its next due time. */
  static Enrollment set(Journey journey, Enrollment e) {
    Arrow first = first(journey, e);
    Instant due = first == null ? null : due(first, e);
    return Objects.equals(due, e.due()) ? e : e.due(due);
  }

  /** The timer that fires first; at one instant the first that the definition names. */
  static @Nullable Arrow first(Journey journey, Enrollment e) {
    Arrow first = null;
    for (Arrow arrow : journey.state(e.state()).timers()) {
      if (first == null || due(arrow, e).isBefore(due(first, e))) {
        first = arrow;
      }
    }
    return first;
  }

  /** When that timer fires. */
  static Instant due(Arrow timer, Enrollment e) {
    Cue.Passes cue = (Cue.Passes) timer.cue();
    return since(cue.since(), e).plus(cue.pause());
  }

  private static Instant since(String name, Enrollment e) {
    return switch (name) {
      case "begun" -> e.begunAt();
      case "changed" -> e.changedAt();
      case "entered" -> e.stateSince();
      default -> remembered(name, e);
    };
  }

  static Instant remembered(String name, Enrollment e) {
    String text = e.memory().get(name);
    if (text == null) {
      throw new IllegalStateException(
          "enrollment " + e.subject() + " remembers no " + name + " but " + e.memory().keySet());
    }
    return Instant.parse(text);
  }
}
