package dev.tactus.replay;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.ContactHistory;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Moment;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Purchases;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Trigger;
import dev.tactus.facts.Verdict;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Decisions made up for tests. */
final class Decisions {
  private Decisions() {}

  static Decision sent(String at, String customer, String subject, String step) {
    return decision(
        Instant.parse(at), customer, subject, step, Answer.SEND, Verdict.COMPELLING, List.of());
  }

  static Decision suppressed(Instant at, String customer, String subject) {
    return decision(
        at,
        customer,
        subject,
        "reminder-1",
        Answer.SUPPRESS,
        Verdict.CREEPY,
        List.of(new Reason("CONSENT_ABSENT", Gate.CONSENT, "consent/absent", Channel.EMAIL)));
  }

  private static Decision decision(
      Instant at,
      String customer,
      String subject,
      String step,
      Answer answer,
      Verdict verdict,
      List<Reason> reasons) {
    Channel channel = answer == Answer.SEND ? Channel.EMAIL : null;
    Judgement judgement =
        new Judgement(
            answer, channel, verdict, reasons, null, 8, List.of(), "1", Duration.ofMillis(1));
    return new Decision("d", at, facts(at, customer, subject, step), judgement);
  }

  private static Facts facts(Instant at, String customer, String subject, String step) {
    Trigger trigger =
        new Trigger(
            "t",
            customer,
            "abandoned-cart",
            1,
            step,
            Purpose.MARKETING,
            subject,
            List.of(Channel.EMAIL),
            at,
            at.plus(Duration.ofHours(24)),
            8);
    return new Facts(
        trigger,
        new Moment(
            at, List.of(ZoneId.of("UTC")), Moment.ZoneSource.RETAILER, ZoneId.of("UTC"), Set.of()),
        new Subject("cart", subject, at, at, List.of()),
        List.of(),
        List.of(),
        Preferences.NONE,
        new ContactHistory(at, List.of()),
        Engagement.NONE,
        List.of(),
        new Purchases(at, List.of()),
        List.of(),
        List.of(),
        List.of());
  }
}
