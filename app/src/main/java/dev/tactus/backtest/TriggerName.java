package dev.tactus.backtest;

import dev.tactus.facts.Trigger;
import java.time.Instant;

/** Which trigger it is: the same in every simulation, and in the record. */
public record TriggerName(
    String triggerId,
    String customerId,
    String journey,
    String step,
    String subject,
    Instant triggeredAt) {
  static TriggerName of(Trigger trigger) {
    return new TriggerName(
        trigger.id(),
        trigger.customer(),
        trigger.journey(),
        trigger.step(),
        trigger.subject(),
        trigger.triggeredAt());
  }

  /** Whether it belongs to that wish of that journey. */
  boolean isOf(String otherJourney, String otherStep, String otherSubject) {
    return journey.equals(otherJourney) && step.equals(otherStep) && subject.equals(otherSubject);
  }
}
