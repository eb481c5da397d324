package dev.tactus.enrollment;

import dev.tactus.facts.Subject;
import dev.tactus.facts.Trigger;
import dev.tactus.journeys.Effect;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** Makes triggers of what journeys ask for; the same wish always has the same id. */
final class Triggers {
  /** The order in which triggers of one instant are judged. */
  static final Comparator<Held> ORDER =
      Comparator.comparing((Held h) -> h.trigger().purpose())
          .thenComparing(h -> h.trigger().priorOdds(), Comparator.reverseOrder())
          .thenComparing(h -> h.trigger().journey())
          .thenComparing(h -> h.trigger().step())
          .thenComparing(h -> h.trigger().subject());

  private Triggers() {}

  static Held of(String customer, Journey journey, Effect.Emit emit) {
    Step step = journey.steps().get(emit.step());
    if (step == null) {
      throw new IllegalStateException(
          "journey " + journey.id() + " emits step " + emit.step() + ", which it does not define");
    }
    Trigger trigger =
        new Trigger(
            id("trigger", customer, journey.id(), emit.subject(), emit.step(), emit.at()),
            customer,
            journey.id(),
            emit.version(),
            emit.step(),
            step.purpose(),
            emit.subject(),
            step.channels(),
            emit.at(),
            emit.deadline(),
            step.priorOdds());
    Subject subject =
        new Subject(
            journey.subjectKind(),
            emit.subject(),
            emit.begunAt(),
            emit.changedAt(),
            emit.products());
    return new Held(trigger, subject, emit.at(), 0, emit.traceparent());
  }

  static String decisionId(Trigger trigger, int judged) {
    return trigger.id() + "." + judged;
  }

  static String sendId(Trigger trigger) {
    return named("send\n" + trigger.id());
  }

  private static String id(
      String kind, String customer, String journey, String subject, String step, Instant at) {
    return named(String.join("\n", kind, customer, journey, subject, step, at.toString()));
  }

  private static String named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
