package dev.tactus.testkit;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.ContactHistory;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Moment;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purchase;
import dev.tactus.facts.Purchases;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Segment;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Touch;
import dev.tactus.facts.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Facts for tests: the plain case, from which a test changes what it is about. A known customer
 * left a lamp in a cart five hours ago, is reachable and has consented everywhere, got no message
 * before; it is Tuesday, 14:00 in London (and UTC).
 */
public final class FactsFixture {
  /** Tuesday, 10 March 2026, 14:00 in London. */
  public static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");

  private Instant now = NOW;
  private ZoneId zone = ZoneId.of("Europe/London");
  private Set<LocalDate> holidays = Set.of();
  private String journey = "abandoned-cart";
  private String step = "reminder-1";
  private Purpose purpose = Purpose.MARKETING;
  private double priorOdds = 8;
  private Duration deadline = Duration.ofHours(24);
  private String triggerId = "trigger-1";
  private List<Channel> channels = List.of(Channel.EMAIL, Channel.PUSH, Channel.SMS, Channel.WEB);
  private String kind = "cart";
  private String subject = "cart-1";
  private Duration begun = Duration.ofHours(6);
  private Duration changed = Duration.ofHours(5);
  private UnaryOperator<Candidate> candidates = c -> c;
  private @Nullable List<Consent> consents;
  private Preferences preferences = Preferences.NONE;
  private final List<Touch> touches = new ArrayList<>();
  private @Nullable Engagement engagement;
  private List<Product> products = List.of(Products.lamp());
  private @Nullable List<String> wished;
  private final List<Purchase> purchases = new ArrayList<>();
  private List<Attribute> attributes = List.of();
  private List<Segment> segments = List.of();

  private FactsFixture() {}

  /** The plain case: an abandoned cart's first reminder, nothing against it. */
  public static FactsFixture aFacts() {
    return new FactsFixture();
  }

  /** The plain case of a restock alert. */
  public static FactsFixture anAlert() {
    FactsFixture f = new FactsFixture().trigger("back-in-stock", "back", Purpose.ALERT, 40);
    return f.subject("product", "lamp");
  }

  /** The plain case of a replenishment: bought 30 days ago. */
  public static FactsFixture aReplenishment() {
    FactsFixture f =
        new FactsFixture().trigger("replenishment", "running-low", Purpose.MARKETING, 12);
    return f.subject("product", "lamp")
        .wished(Duration.ofDays(30), Duration.ofDays(30))
        .bought("lamp", Duration.ofDays(30))
        .lastSeen(Duration.ofDays(30));
  }

  /** Now. */
  public FactsFixture at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  public FactsFixture in(String zoneId) {
    zone = ZoneId.of(zoneId);
    return this;
  }

  public FactsFixture holiday(String date) {
    holidays = Set.of(LocalDate.parse(date));
    return this;
  }

  public FactsFixture trigger(String journeyId, String stepId, Purpose what, double prior) {
    journey = journeyId;
    step = stepId;
    purpose = what;
    priorOdds = prior;
    return this;
  }

  public FactsFixture purpose(Purpose what) {
    purpose = what;
    return this;
  }

  public FactsFixture priorOdds(double prior) {
    priorOdds = prior;
    return this;
  }

  public FactsFixture triggerId(String id) {
    triggerId = id;
    return this;
  }

  /** The relevance deadline, from now. */
  public FactsFixture deadlineIn(Duration fromNow) {
    deadline = fromNow;
    return this;
  }

  public FactsFixture channels(Channel... inOrder) {
    channels = List.of(inOrder);
    return this;
  }

  public FactsFixture subject(String kindOfIt, String id) {
    kind = kindOfIt;
    subject = id;
    return this;
  }

  /** When the wish began and was last changed, before now. */
  public FactsFixture wished(Duration beganAgo, Duration changedAgo) {
    begun = beganAgo;
    changed = changedAgo;
    return this;
  }

  public FactsFixture candidates(UnaryOperator<Candidate> change) {
    candidates = change;
    return this;
  }

  /** The consents, instead of one for every channel of the trigger. */
  public FactsFixture consents(Consent... given) {
    consents = List.of(given);
    return this;
  }

  public FactsFixture preferences(Preferences declared) {
    preferences = declared;
    return this;
  }

  /** An earlier message of this journey about this subject; call them in order of time. */
  public FactsFixture touched(Channel channel, Duration ago, boolean answered) {
    return touched(channel, purpose, journey, subject, List.of("lamp"), ago, answered);
  }

  /** An earlier marketing message of another journey; call them in order of time. */
  public FactsFixture touchedElsewhere(Channel channel, Duration ago, boolean answered) {
    return touched(channel, Purpose.MARKETING, "welcome", "-", List.of(), ago, answered);
  }

  /** An earlier message; call them in order of time. */
  public FactsFixture touched(
      Channel channel,
      Purpose what,
      String journeyId,
      String about,
      List<String> shown,
      Duration ago,
      boolean answered) {
    String id = "send-" + touches.size();
    touches.add(
        new Touch(id, channel, what, journeyId, "s", about, shown, now.minus(ago), answered));
    return this;
  }

  public FactsFixture engagement(Engagement known) {
    engagement = known;
    return this;
  }

  /** Last seen so long ago, and nothing else known. */
  public FactsFixture lastSeen(Duration ago) {
    return engagement(seen(ago));
  }

  public FactsFixture products(Product... known) {
    products = List.of(known);
    return this;
  }

  /** The products of the subject, instead of all that are known. */
  public FactsFixture wishing(List<String> productIds) {
    wished = productIds;
    return this;
  }

  public FactsFixture bought(String product, Duration ago) {
    return bought(new Purchase("order", product, "lighting", 1, now.minus(ago)));
  }

  public FactsFixture bought(Purchase purchase) {
    purchases.add(purchase);
    return this;
  }

  public FactsFixture attributes(Attribute... known) {
    attributes = List.of(known);
    return this;
  }

  public FactsFixture segments(String... names) {
    segments = Arrays.stream(names).map(Segment::new).toList();
    return this;
  }

  public Facts build() {
    return new Facts(
        new Trigger(
            triggerId,
            "customer-1",
            journey,
            1,
            step,
            purpose,
            subject,
            channels,
            now,
            now.plus(deadline),
            priorOdds),
        new Moment(now, List.of(zone), Moment.ZoneSource.CUSTOMER, ZoneId.of("UTC"), holidays),
        new Subject(
            kind,
            subject,
            now.minus(begun),
            now.minus(changed),
            wished == null ? products.stream().map(Product::id).toList() : wished),
        channels.stream().map(this::candidate).toList(),
        consents == null ? consentsEverywhere() : consents,
        preferences,
        new ContactHistory(now, touches),
        engagement == null ? seen(Duration.ofHours(5)) : engagement,
        products,
        new Purchases(now, purchases),
        attributes,
        segments,
        List.of());
  }

  private Engagement seen(Duration ago) {
    return new Engagement(now.minus(ago), null, null, List.of());
  }

  private Candidate candidate(Channel channel) {
    return candidates.apply(
        new Candidate(
            channel,
            channels.indexOf(channel),
            Candidate.Reach.YES,
            null,
            channel == preferences.channel()));
  }

  private List<Consent> consentsEverywhere() {
    return Arrays.stream(Channel.values()).map(c -> granted(c, purpose)).toList();
  }

  private Consent granted(Channel channel, Purpose what) {
    Instant given = Instant.parse("2025-06-01T00:00:00Z");
    return new Consent(channel, what, null, true, given, null, "signup-form", "3");
  }
}
