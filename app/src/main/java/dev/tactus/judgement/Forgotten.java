package dev.tactus.judgement;

import dev.tactus.facts.Competing;
import dev.tactus.facts.Consent;
import dev.tactus.facts.ContactHistory;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Purchase;
import dev.tactus.facts.Purchases;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Touch;
import dev.tactus.facts.Trigger;
import java.util.List;

/**
 * Decisions without the person: what identifies the customer, what was known or inferred of them,
 * and whatever text they or their shop wrote is gone; times, counts and the catalogue stay.
 */
public final class Forgotten {
  private static final String NOTHING = "";

  private Forgotten() {}

  /** That decision without the person. */
  public static Decision of(Decision decision) {
    return new Decision(
        decision.id(), decision.decidedAt(), of(decision.facts()), of(decision.judgement()));
  }

  // a cart is the customer's own, a product everybody's
  private static boolean isPersonal(Subject subject) {
    return !subject.kind().equals("product");
  }

  private static Facts of(Facts facts) {
    boolean personal = isPersonal(facts.subject());
    return new Facts(
        of(facts.trigger(), personal),
        facts.moment(),
        personal ? of(facts.subject()) : facts.subject(),
        facts.candidates(),
        facts.consents().stream().map(Forgotten::of).toList(),
        of(facts.preferences()),
        new ContactHistory(
            facts.contacts().now(),
            facts.contacts().touches().stream().map(Forgotten::of).toList()),
        facts.engagement(),
        facts.products(),
        new Purchases(
            facts.purchases().now(),
            facts.purchases().purchases().stream().map(Forgotten::of).toList()),
        List.of(),
        List.of(),
        facts.competing().stream().map(Forgotten::of).toList());
  }

  private static Trigger of(Trigger trigger, boolean personal) {
    return new Trigger(
        trigger.id(),
        NOTHING,
        trigger.journey(),
        trigger.version(),
        trigger.step(),
        trigger.purpose(),
        personal ? NOTHING : trigger.subject(),
        trigger.channels(),
        trigger.triggeredAt(),
        trigger.deadline(),
        trigger.priorOdds());
  }

  private static Subject of(Subject subject) {
    return new Subject(
        subject.kind(), NOTHING, subject.begunAt(), subject.changedAt(), subject.products());
  }

  private static Consent of(Consent consent) {
    return new Consent(
        consent.channel(),
        consent.purpose(),
        consent.product(),
        consent.granted(),
        consent.at(),
        consent.expiresAt(),
        NOTHING,
        null);
  }

  private static Preferences of(Preferences declared) {
    return new Preferences(
        List.of(),
        List.of(),
        declared.perWeek(),
        declared.quietFrom(),
        declared.quietTo(),
        declared.channel());
  }

  private static Touch of(Touch touch) {
    return new Touch(
        NOTHING,
        touch.channel(),
        touch.purpose(),
        touch.journey(),
        touch.step(),
        touch.products().contains(touch.subject()) ? touch.subject() : NOTHING,
        touch.products(),
        touch.at(),
        touch.answered());
  }

  private static Purchase of(Purchase purchase) {
    return new Purchase(
        null,
        purchase.product(),
        purchase.category(),
        purchase.quantity(),
        purchase.at(),
        purchase.gift());
  }

  private static Competing of(Competing other) {
    return new Competing(other.journey(), other.step(), other.purpose(), NOTHING);
  }

  private static Judgement of(Judgement judgement) {
    return new Judgement(
        judgement.answer(),
        judgement.channel(),
        judgement.verdict(),
        judgement.reasons(),
        judgement.until(),
        judgement.odds(),
        judgement.firings().stream().map(Forgotten::of).toList(),
        judgement.release(),
        judgement.took());
  }

  // of the matched facts only their kind, which is the first word
  private static Firing of(Firing firing) {
    return new Firing(
        firing.rule(),
        firing.gate(),
        firing.code(),
        firing.matched().stream().map(m -> m.split(" ", 2)[0]).toList(),
        firing.findings());
  }
}
