package dev.tactus.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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

  private static Purchases of(Purchase... purchases) {
    return new Purchases(NOW, List.of(purchases));
  }
}
