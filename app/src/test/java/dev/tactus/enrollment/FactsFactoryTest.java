package dev.tactus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tactus.customer.Customer;
import dev.tactus.customer.Profile;
import dev.tactus.customer.Zones;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Candidate.Reach;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Event;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the rules are given of a customer. */
class FactsFactoryTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private final Customer customer = new Customer(Profile.UNKNOWN);

  @Test
  void knowsOnWhichChannelsACustomerCanBeReachedOnceTheyWereDescribed() {
    assertThat(marketing().candidates())
        .extracting(Candidate::reach)
        .containsExactly(Reach.UNKNOWN, Reach.UNKNOWN, Reach.YES);
    happened("customer", Map.of("addresses", Map.of("sms", List.of("+49"), "push", List.of("t"))));
    assertThat(marketing().candidates())
        .extracting(Candidate::channel, Candidate::position, Candidate::reach)
        .containsExactly(
            tuple(Channel.SMS, 0, Reach.YES),
            tuple(Channel.EMAIL, 1, Reach.NO),
            tuple(Channel.WEB, 2, Reach.YES));
  }

  @Test
  void marksThePreferredChannelAndTheOneThatBounced() {
    happened("preferences", Map.of("preferredChannel", "sms"));
    tracked("Email Bounced", Map.of());
    assertThat(marketing().candidates())
        .extracting(c -> c.preferred() + " " + c.isBounced())
        .containsExactly("true false", "false true", "false false");
  }

  @Test
  void givesTheConsentThatCountsForThePurposeOnEachChannelOfTheTrigger() {
    consent("email", "marketing", "granted");
    consent("push", "marketing", "granted");
    consent("sms", "alert", "granted");
    consent("web", "marketing", "withdrawn");
    assertThat(marketing().consents())
        .extracting(c -> c.channel() + " " + c.granted())
        .containsExactly("EMAIL true", "WEB false");
  }

  @Test
  void assumesOnlyTheConsentOfWhichNothingWasSaid() {
    consent("sms", "marketing", "withdrawn");
    FactsFactory assuming = new FactsFactory(new Zones(ZoneId.of("UTC")), true);
    assertThat(facts(assuming, Purpose.MARKETING).consents())
        .extracting(c -> c.channel() + " " + c.granted() + " " + c.source())
        .containsExactly("SMS false api", "EMAIL true assumed", "WEB true assumed");
    assertThat(facts(assuming, Purpose.ALERT).consents())
        .extracting(Consent::granted)
        .containsOnly(true);
  }

  @Test
  void tellsWhatAProductCostWhenItWasPutAside() {
    tracked("Product Added", Map.of("product_id", "lamp", "price", new BigDecimal("40")));
    tracked("Product Viewed", Map.of("product_id", "lamp", "price", new BigDecimal("35")));
    Product lamp = marketing().products().get(0);
    assertThat(lamp.wasPrice()).isEqualTo("40");
    assertThat(lamp.price()).isEqualTo("30");
  }

  private Facts marketing() {
    return facts(new FactsFactory(new Zones(ZoneId.of("UTC")), false), Purpose.MARKETING);
  }

  private Facts facts(FactsFactory factory, Purpose purpose) {
    Trigger trigger =
        new Trigger(
            "t",
            "ann",
            "abandoned-cart",
            1,
            "reminder-1",
            purpose,
            "cart",
            List.of(Channel.SMS, Channel.EMAIL, Channel.WEB),
            NOW,
            NOW.plus(Duration.ofHours(24)),
            8);
    Subject subject = new Subject("cart", "cart", NOW, NOW, List.of("lamp"));
    Product lamp =
        Catalogue.apply(
            Product.unknown("lamp"),
            event("product", "product", Map.of("product_id", "lamp", "price", 30)));
    Person ann = new Person("ann", customer, List.of(), List.of());
    return factory.facts(trigger, subject, ann, List.of(lamp), List.of(), NOW);
  }

  private void consent(String channel, String purpose, String status) {
    happened("consent", Map.of("channel", channel, "purpose", purpose, "status", status));
  }

  private void happened(String type, Map<String, Object> properties) {
    customer.apply(event(type, type, properties));
  }

  private void tracked(String name, Map<String, Object> properties) {
    customer.apply(event("track", name, properties));
  }

  private static Event event(String type, String name, Map<String, Object> properties) {
    return new Event("e", "ann", type, name, NOW, new HashMap<>(properties));
  }
}
