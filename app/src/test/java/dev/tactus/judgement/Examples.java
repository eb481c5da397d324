package dev.tactus.judgement;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Attribute;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Competing;
import dev.tactus.facts.Consent;
import dev.tactus.facts.ContactHistory;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Interest;
import dev.tactus.facts.Moment;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Product;
import dev.tactus.facts.Provenance;
import dev.tactus.facts.Purchase;
import dev.tactus.facts.Purchases;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Segment;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Touch;
import dev.tactus.facts.Trigger;
import dev.tactus.facts.Verdict;
import dev.tactus.facts.Veto;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Decisions of an ordinary shop. */
public final class Examples {
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  private Examples() {}

  /** A reminder approved for that customer at that time: trigger-{name}, judged once. */
  public static Decision sent(String name, String customer, Instant at) {
    return decision(name, customer, at, judgement(Answer.SEND, Verdict.COMPELLING));
  }

  /** A reminder refused on e-mail and for the cap. */
  public static Decision suppressed(String name, String customer, Instant at) {
    return decision(name, customer, at, judgement(Answer.SUPPRESS, Verdict.CREEPY));
  }

  /** A reminder held for an hour. */
  public static Decision held(String name, String customer, Instant at) {
    return decision(name, customer, at, judgement(Answer.HOLD, Verdict.ANNOYING));
  }

  /** A reminder refused for a single reason. */
  public static Decision soldOut(String name, String customer, Instant at) {
    Reason only = new Reason("OUT_OF_STOCK", Gate.RELEVANCE, "relevance/sold-out", null);
    Judgement j = judgement(Answer.SUPPRESS, Verdict.NOT_COMPELLING);
    return decision(
        name,
        customer,
        at,
        new Judgement(
            j.answer(),
            null,
            j.verdict(),
            List.of(only),
            null,
            j.odds(),
            List.of(),
            "1",
            j.took()));
  }

  /** The same decision for a customer who prefers that channel. */
  public static Decision preferring(Channel channel, Decision decision) {
    Facts f = decision.facts();
    Preferences preferences = new Preferences(List.of(), List.of(), null, null, null, channel);
    return new Decision(
        decision.id(),
        decision.decidedAt(),
        new Facts(
            f.trigger(),
            f.moment(),
            f.subject(),
            f.candidates(),
            f.consents(),
            preferences,
            f.contacts(),
            f.engagement(),
            f.products(),
            f.purchases(),
            f.attributes(),
            f.segments(),
            f.competing()),
        decision.judgement());
  }

  private static Decision decision(String name, String customer, Instant at, Judgement judgement) {
    String trigger = "trigger-" + name;
    return new Decision(trigger + ".1", at, facts(trigger, customer, at), judgement);
  }

  /** About 2.5 kB of facts. */
  public static Facts facts(String trigger, String customer, Instant now) {
    Instant before = now.minus(Duration.ofHours(4));
    return new Facts(
        trigger(trigger, customer, now),
        new Moment(
            now,
            List.of(ZoneId.of("Europe/Zurich")),
            Moment.ZoneSource.CUSTOMER,
            ZoneId.of("UTC"),
            Set.of()),
        new Subject("cart", "cart-17", before, before, List.of("p-1", "p-2", "p-3")),
        IntStream.range(0, 4).mapToObj(Examples::candidate).toList(),
        List.of(consent(Channel.EMAIL, true, before), consent(Channel.SMS, false, before)),
        new Preferences(
            List.of("lighting"),
            List.of("lamps"),
            3,
            LocalTime.of(21, 0),
            LocalTime.of(8, 0),
            null),
        new ContactHistory(now, IntStream.range(0, 3).mapToObj(i -> touch(i, before)).toList()),
        new Engagement(
            before,
            null,
            null,
            List.of(new Interest("p-1", "lamps", 3, before), new Interest("p-9", null, 1, before))),
        List.of(product("p-1"), product("p-2"), Product.unknown("p-3")),
        new Purchases(now, IntStream.range(0, 4).mapToObj(i -> purchase(i, before)).toList()),
        List.of(new Attribute("shoe_size", "42", Provenance.DECLARED, 1, before)),
        List.of(new Segment("regulars")),
        List.of(new Competing("replenishment", "running-low", Purpose.MARKETING, "p-5")));
  }

  private static Trigger trigger(String id, String customer, Instant now) {
    List<Channel> channels = List.of(Channel.EMAIL, Channel.PUSH, Channel.SMS, Channel.WEB);
    Instant deadline = now.plus(Duration.ofHours(24));
    return new Trigger(
        id,
        customer,
        "abandoned-cart",
        1,
        "reminder-1",
        Purpose.MARKETING,
        "cart-17",
        channels,
        now.minusSeconds(1),
        deadline,
        8);
  }

  private static Candidate candidate(int position) {
    return new Candidate(
        Channel.values()[position], position, Candidate.Reach.YES, null, position == 1);
  }

  private static Consent consent(Channel channel, boolean granted, Instant at) {
    return new Consent(
        channel, Purpose.MARKETING, null, granted, at, null, "signup-form", "2026-03");
  }

  private static Touch touch(int days, Instant before) {
    return new Touch(
        "send-" + days,
        Channel.EMAIL,
        Purpose.MARKETING,
        "abandoned-cart",
        "reminder-1",
        "cart-" + days,
        List.of("p-" + days),
        before.minus(Duration.ofDays(days)),
        days == 2);
  }

  private static Product product(String id) {
    BigDecimal price = new BigDecimal("12.50");
    return new Product(
        id,
        "Desk lamp",
        "lamps",
        "Lumen",
        price,
        price,
        "EUR",
        4.0,
        true,
        null,
        false,
        null,
        false,
        List.of("p-7"));
  }

  private static Purchase purchase(int days, Instant before) {
    return new Purchase(
        "order-" + days, "p-" + days, "lamps", 1, before.minus(Duration.ofDays(days)));
  }

  private static Judgement judgement(Answer answer, Verdict verdict) {
    boolean sent = answer == Answer.SEND;
    return new Judgement(
        answer,
        sent ? Channel.EMAIL : null,
        verdict,
        sent ? List.of() : reasons(answer == Answer.HOLD),
        answer == Answer.HOLD ? NOON.plus(Duration.ofHours(1)) : null,
        sent ? 24 : 8,
        sent ? List.of(interest()) : List.of(absent(), cap(), interest()),
        "1",
        Duration.ofNanos(48_123));
  }

  private static List<Reason> reasons(boolean held) {
    Reason cap = new Reason("WEEKLY_CAP", Gate.FATIGUE, "fatigue/weekly-cap", Channel.EMAIL);
    Reason absent = new Reason("CONSENT_ABSENT", Gate.CONSENT, "consent/absent", null);
    return held ? List.of(cap) : List.of(absent, cap);
  }

  private static Firing absent() {
    return new Firing(
        "consent/absent",
        Gate.CONSENT,
        "CONSENT_ABSENT",
        List.of("Trigger abandoned-cart reminder-1", "Candidate sms"),
        List.of(Veto.all()));
  }

  private static Firing cap() {
    return new Firing(
        "fatigue/weekly-cap",
        Gate.FATIGUE,
        "WEEKLY_CAP",
        List.of("ContactHistory 3 touches"),
        List.of(new Hold(Channel.EMAIL, NOON.plusSeconds(3600), true)));
  }

  private static Firing interest() {
    return new Firing(
        "relevance/declared-interest",
        Gate.RELEVANCE,
        "DECLARED_INTEREST",
        List.of("Preferences lighting", "Product p-1"),
        List.of(new Evidence(3)));
  }
}
