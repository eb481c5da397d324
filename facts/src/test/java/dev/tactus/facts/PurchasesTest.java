package dev.tactus.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PurchasesTest {
  private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");
  private static final List<String> TEA = List.of("tea");

  @Test
  void countsAPurchaseOfTheSameInstantAsSinceButNotAsAfter() {
    Purchases purchases = of(new Purchase("o", "tea", null, 1, THEN));
    assertThat(purchases.boughtSince(TEA, THEN)).isTrue();
    assertThat(purchases.boughtAfter(TEA, THEN)).isFalse();
    assertThat(purchases.boughtAfter(TEA, THEN.minusNanos(1))).isTrue();
  }

  @Test
  void takesNoRefundForAPurchase() {
    assertThat(of(new Purchase("o", "tea", null, -1, THEN)).boughtSince(TEA, THEN)).isFalse();
  }

  @Test
  void asksTheLatestPurchaseWhetherItWasAGift() {
    Purchase gift = new Purchase("o", "tea", null, 1, THEN, true);
    Purchase own = new Purchase("p", "tea", null, 1, NOW);
    assertThat(of(gift).lastWasGift(TEA)).isTrue();
    assertThat(of(gift, own).lastWasGift(TEA)).isFalse();
    assertThat(of(own, gift).lastWasGift(TEA)).isTrue();
    assertThat(of(gift).lastWasGift(List.of("desk"))).isFalse();
  }

  @Test
  void saysWhetherTheLatestOrderWasRefundedWhole() {
    Purchase first = new Purchase("o", "tea", null, 2, THEN);
    Purchase second = new Purchase("p", "tea", null, 2, THEN.plusSeconds(60));
    assertThat(of(first, second).lastWasRefunded(TEA)).isFalse();
    assertThat(of(first, second, refund("p", 2)).lastWasRefunded(TEA)).isTrue();
    assertThat(of(first, second, refund(null, 2)).lastWasRefunded(TEA)).isTrue();
    assertThat(of(first, second, refund("p", 1)).lastWasRefunded(TEA)).isFalse();
    assertThat(of(first, second, refund("o", 2)).lastWasRefunded(TEA)).isFalse();
    assertThat(of(first, refund("o", 2)).lastWasRefunded(List.of("desk"))).isFalse();
    assertThat(of(refund("o", 2)).lastWasRefunded(TEA)).isFalse();
  }

  @Test
  void takesARefundWithoutItsOrderFromTheLatestPurchasesOfItsProduct() {
    Purchase tea = new Purchase("o", "tea", null, 2, THEN);
    Purchase more = new Purchase("p", "tea", null, 3, THEN);
    Purchase desk = new Purchase("q", "desk", null, 1, THEN);
    assertThat(Purchases.kept(List.of(tea, more, desk, refund("unknown", 4))))
        .containsExactly(tea.withQuantity(1), more.withQuantity(0), desk);
  }

  @Test
  void countsTheDaysSinceTheLatestPurchaseInACategoryOrOfAProduct() {
    Purchases purchases =
        of(new Purchase("o", "tea", "drinks", 1, THEN), refund("o", 1), refund(null, 1));
    assertThat(purchases.daysSinceLast()).isEqualTo(9);
    assertThat(purchases.daysSinceLastIn("drinks")).isEqualTo(9);
    assertThat(purchases.daysSinceLastOf(TEA)).isEqualTo(9);
    assertThat(purchases.daysSinceLastIn("desks")).isEqualTo(Long.MAX_VALUE);
    assertThat(purchases.daysSinceLastIn(null)).isEqualTo(Long.MAX_VALUE);
    assertThat(of(refund("o", 1)).daysSinceLast()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void saysWhenSoManyHoursWillHavePassedSinceTheLatestPurchase() {
    Purchases purchases = of(new Purchase("o", "tea", null, 1, NOW.minusSeconds(3600)));
    assertThat(purchases.hoursAfterLast(3)).isEqualTo(NOW.plusSeconds(7200));
    assertThat(purchases.hoursAfterLast(1)).isEqualTo(NOW);
    assertThat(of().hoursAfterLast(3)).isEqualTo(NOW);
  }

  private static Purchase refund(@Nullable String order, double units) {
    return new Purchase(order, "tea", null, -units, NOW);
  }

  private static Purchases of(Purchase... purchases) {
    return new Purchases(NOW, List.of(purchases));
  }
}
