package dev.tactus.facts;

import java.time.Instant;

/**
 * How the messages that the customer got weigh on this trigger: the contact history, narrowed once.
 *
 * @param marketing marketing messages
 * @param alerts alerts
 * @param journey marketing messages of the trigger's journey
 * @param products marketing messages about a product of the subject
 * @param wish messages of the trigger's journey about the same subject, since the wish began
 */
public record Pressure(
    Instant now,
    ContactHistory marketing,
    ContactHistory alerts,
    ContactHistory journey,
    ContactHistory products,
    ContactHistory wish) {
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
