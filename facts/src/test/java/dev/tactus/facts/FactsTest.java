package dev.tactus.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");

  @Test
  void knowOfEveryProductOfTheSubjectAtLeastItsId() {
    Facts facts = facts(List.of("lamp", "desk"), List.of(Product.unknown("desk")));
    assertThat(facts.products()).extracting(Product::id).containsExactly("desk", "lamp");
  }

  @Test
  void handTheRulesThePressureThatWeighsOnTheTrigger() {
    Pressure pressure =
        facts(List.of("lamp"), List.of()).all().stream()
            .filter(Pressure.class::isInstance)
            .map(Pressure.class::cast)
            .findAny()
            .orElseThrow();
    assertThat(pressure.marketing().count()).isEqualTo(3);
    assertThat(pressure.alerts().count()).isEqualTo(1);
    assertThat(pressure.journey().count()).isEqualTo(2);
    assertThat(pressure.products().count()).isEqualTo(1);
    assertThat(pressure.wish().count()).isEqualTo(1);
  }

  private static Facts facts(List<String> wished, List<Product> products) {
    return new Facts(
        new Trigger("t", "c", "carts", 1, "s", Purpose.MARKETING, "cart-1", List.of(), NOW, NOW, 8),
        new Moment(
            NOW, List.of(ZoneId.of("UTC")), Moment.ZoneSource.CUSTOMER, ZoneId.of("UTC"), Set.of()),
        new Subject("cart", "cart-1", NOW.minus(Duration.ofDays(3)), NOW, wished),
        List.of(),
        List.of(),
        Preferences.NONE,
        new ContactHistory(
            NOW,
            List.of(
                touch(Purpose.MARKETING, "carts", "cart-1", "desk", 5),
                touch(Purpose.MARKETING, "carts", "cart-1", "sofa", 2),
                touch(Purpose.ALERT, "stock", "lamp", "lamp", 1),
                touch(Purpose.MARKETING, "other", "-", "lamp", 1))),
        Engagement.NONE,
        products,
        new Purchases(NOW, List.of()),
        List.of(),
        List.of(),
        List.of());
  }

  private static Touch touch(
      Purpose purpose, String journey, String subject, String product, int daysAgo) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo));
    return new Touch(
        "send", Channel.EMAIL, purpose, journey, "s", subject, List.of(product), at, false);
  }
}
