package dev.tactus.facts;

import java.time.Instant;

/**
 * How the messages that the customer got weigh on this trigger: the contact history, narrowed once.
 *
 * @param now the time of the judgement
 * @param marketing marketing messages
 * @param alerts alerts
 * @param journey marketing messages of the trigger's journey
 * @param products marketing messages about a product of the subject
 * @param wish messages of the trigger's journey about the same subject, since the wish began
 */
public record Pressure(
    @Word(example = "Pressure($room : marketing.atMost(1).inHours(24), $room > now)") Instant now,
    @Word(example = "Pressure($room : marketing.atMost(4).inDays(7), $room > now)")
        ContactHistory marketing,
    @Word(example = "Pressure($room : alerts.atMost(3).inHours(24), $room > now)")
        ContactHistory alerts,
    @Word(example = "Pressure($room : journey.atMost(2).inDays(7), $room > now)")
        ContactHistory journey,
    @Word(example = "Pressure($room : products.atMost(2).inDays(14), $room > now)")
        ContactHistory products,
    @Word(example = "Pressure(wish.unanswered() >= 2)") ContactHistory wish) {
  static Pressure of(ContactHistory contacts, Trigger trigger, Subject subject) {
    ContactHistory marketing = contacts.marketing();
    return new Pressure(
        contacts.now(),
        marketing,
        contacts.alerts(),
        marketing.journey(trigger.journey()),
        marketing.about(subject.products()),
        contacts.journey(trigger.journey()).subject(trigger.subject()).since(subject.begunAt()));
  }
}
