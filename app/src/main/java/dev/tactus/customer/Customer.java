package dev.tactus.customer;

import static java.util.stream.Collectors.toSet;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Event;
import dev.tactus.facts.Interest;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Purchase;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Touch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer during a unit of work: a {@link Profile} that follows events; not for many threads.
 */
public final class Customer {
  /** How long messages are remembered. */
  public static final Duration MEMORY = Duration.ofDays(90);

  /** A response counts for a message that came at most so long before. */
  static final Duration RESPONSE = Duration.ofDays(7);

  private static final int MOST_INTERESTS = 50;
  private static final double SURE = 0.8;

  boolean known;
  @Nullable String zone;
  @Nullable String country;
  @Nullable String locale;
  final Map<Channel, List<String>> addresses = new EnumMap<>(Channel.class);
  final Map<String, Attribute> attributes = new HashMap<>();
  List<Consent> consents;
  Preferences preferences;
  private final Answerable answerable;
  private final List<Touch> touches;
  final Map<Channel, Instant> bounced = new EnumMap<>(Channel.class);
  private @Nullable Instant seenAt;
  private @Nullable Instant answeredAt;
  private @Nullable Instant complainedAt;
  private final List<Interest> interests;
  private final PurchaseLines purchases;
  private final Map<String, BigDecimal> prices;

  public Customer(Profile profile) {
    this(profile, Answerable.ALL);
  }

  /** A customer who can answer only some of the messages. */
  public Customer(Profile profile, Answerable answerable) {
    this.answerable = answerable;
    known = profile.known();
    zone = profile.zone();
    country = profile.country();
    locale = profile.locale();
    addresses.putAll(profile.addresses());
    profile.attributes().forEach(a -> attributes.put(a.name(), a));
    consents = profile.consents();
    preferences = profile.preferences();
    touches = new ArrayList<>(profile.touches());
    bounced.putAll(profile.bounced());
    seenAt = profile.engagement().lastSeenAt();
    answeredAt = profile.engagement().lastAnsweredAt();
    complainedAt = profile.engagement().complainedAt();
    interests = new ArrayList<>(profile.engagement().interests());
    purchases = new PurchaseLines(profile.purchases());
    prices = new HashMap<>(profile.prices());
    // older rows kept those of products whose interest had gone
    if (!prices.isEmpty()) {
      prices.keySet().retainAll(interests.stream().map(Interest::product).collect(toSet()));
    }
  }

  /** What is known now. */
  public Profile profile() {
    return new Profile(
        known,
        zone,
        country,
        locale,
        Map.copyOf(addresses),
        attributes(),
        consents,
        preferences,
        List.copyOf(touches),
        Map.copyOf(bounced),
        engagement(),
        List.copyOf(purchases.all()),
        Map.copyOf(prices));
  }

  public Engagement engagement() {
    return new Engagement(seenAt, answeredAt, complainedAt, interests);
  }

  public @Nullable String zone() {
    return zone;
  }

  /** The first name, null where it is missing or not surely known. */
  public @Nullable String name() {
    Attribute name = attributes.get("firstName");
    return name == null || name.confidence() < SURE || name.value().isBlank() ? null : name.value();
  }

  public @Nullable String country() {
    return country;
  }

  public @Nullable String locale() {
    return locale;
  }

  /** Whether customer data were ever given. */
  public boolean known() {
    return known;
  }

  public List<String> addresses(Channel channel) {
    return addresses.getOrDefault(channel, List.of());
  }

  public @Nullable Instant bouncedAt(Channel channel) {
    return bounced.get(channel);
  }

  /** The attributes, by name. */
  public List<Attribute> attributes() {
    return attributes.values().stream().sorted(Comparator.comparing(Attribute::name)).toList();
  }

  /** The entry that counts for a trigger about these products, null if there is none. */
  public @Nullable Consent consent(Channel channel, Purpose purpose, List<String> products) {
    return Ledger.counting(consents, channel, purpose, products);
  }

  public Preferences preferences() {
    return preferences;
  }

  public List<Touch> touches() {
    return touches;
  }

  /** The latest order and refund lines, and all of these products, oldest first. */
  public List<Purchase> purchasesFor(List<String> products) {
    return purchases.latestAndOf(products);
  }

  /** Order and refund lines of that product, oldest first, as far as they are remembered. */
  public List<Purchase> purchasesOf(String product) {
    return purchases.of(product);
  }

  /** Whether there may have been order and refund lines that are no longer remembered. */
  public boolean mayHaveBoughtMore() {
    return purchases.mayBeShort();
  }

  /** The price of the product when the customer put it aside, null if not known. */
  public @Nullable BigDecimal priceSeen(String product) {
    return prices.get(product);
  }

  /**
   * Follows an event.
   *
   * @return the lines that it adds to the consent ledger
   */
  public List<LedgerEntry> apply(Event event) {
    return EventEffects.apply(this, event);
  }

  /** Counts a message from its approval. */
  public void touch(Touch touch) {
    touches.removeIf(t -> !t.at().isAfter(touch.at().minus(MEMORY)));
    touches.add(touch);
  }

  /** Gives the place of a message back that failed, was revoked or expired. */
  public void giveBack(String send) {
    touches.removeIf(t -> t.send().equals(send));
  }

  void seen(Instant at) {
    if (seenAt == null || at.isAfter(seenAt)) {
      seenAt = at;
    }
  }

  void answered(String send, Instant at) {
    for (int i = 0; i < touches.size(); i++) {
      if (touches.get(i).send().equals(send)) {
        answer(i, at);
      }
    }
  }

  /** An order answers the messages of the last days that were about one of its products. */
  void answeredBy(List<String> products, Instant at) {
    for (int i = 0; i < touches.size(); i++) {
      Touch touch = touches.get(i);
      boolean recent = !touch.at().isAfter(at) && touch.at().isAfter(at.minus(RESPONSE));
      if (recent
          && touch.products().stream().anyMatch(products::contains)
          && answerable.wasSent(touch.send(), at)) {
        answer(i, at);
      }
    }
  }

  void complained(Instant at) {
    if (complainedAt == null || at.isAfter(complainedAt)) {
      complainedAt = at;
    }
  }

  void looked(String product, @Nullable String category, Instant at) {
    int views = 1;
    Instant last = at;
    for (int i = 0; i < interests.size(); i++) {
      Interest interest = interests.get(i);
      if (interest.product().equals(product)) {
        views += interest.views();
        last = at.isAfter(interest.lastAt()) ? at : interest.lastAt();
        interests.remove(i);
        break;
      }
    }
    interests.add(new Interest(product, category, views, last));
    if (interests.size() > MOST_INTERESTS) {
      prices.remove(interests.remove(0).product());
    }
  }

  void bought(Purchase purchase) {
    purchases.add(purchase);
  }

  /** Only of what the customer looked at lately. */
  void pricedAt(String product, BigDecimal price) {
    for (int i = interests.size() - 1; i >= 0; i--) {
      if (interests.get(i).product().equals(product)) {
        prices.put(product, price);
        return;
      }
    }
  }

  private void answer(int i, Instant at) {
    Touch t = touches.get(i);
    touches.set(
        i,
        new Touch(
            t.send(),
            t.channel(),
            t.purpose(),
            t.journey(),
            t.step(),
            t.subject(),
            t.products(),
            t.at(),
            true));
    if (answeredAt == null || at.isAfter(answeredAt)) {
      answeredAt = at;
    }
  }
}
