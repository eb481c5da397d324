package dev.tactus.rules;

import static dev.tactus.facts.Gate.RELEVANCE;
import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static dev.tactus.testkit.FactsFixture.aReplenishment;
import static dev.tactus.testkit.FactsFixture.anAlert;
import static dev.tactus.testkit.GateVerifier.gate;

import dev.tactus.facts.Engagement;
import dev.tactus.facts.Interest;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purchase;
import dev.tactus.testkit.FactsFixture;
import dev.tactus.testkit.Products;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelevanceGateTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void neverOffersWhatWasBoughtSinceTheWishBegan() {
    gate(RELEVANCE).given(aFacts().bought("lamp", Duration.ofHours(6))).vetoesAll("ALREADY_BOUGHT");
    gate(RELEVANCE)
        .given(anAlert().bought("lamp", Duration.ofHours(1)))
        .vetoesAll("ALREADY_BOUGHT");
    gate(RELEVANCE)
        .given(aFacts().bought("lamp", Duration.ofHours(6).plusSeconds(1)))
        .findsNo("ALREADY_BOUGHT");
    gate(RELEVANCE).given(aFacts().bought("desk", Duration.ofHours(1))).findsNo("ALREADY_BOUGHT");
  }

  @Test
  void countsAReplenishmentFromTheLastPurchase() {
    gate(RELEVANCE).given(aReplenishment()).findsNo("ALREADY_BOUGHT");
    gate(RELEVANCE).given(aReplenishment().bought("lamp", DAY)).vetoesAll("ALREADY_BOUGHT");
  }

  @Test
  void remindsNobodyOfWhatWasGivenBack() {
    gate(RELEVANCE).given(refunded(aReplenishment(), 1)).vetoesAll("PURCHASE_REFUNDED");
    gate(RELEVANCE).given(refunded(aReplenishment(), 0.5)).findsNo("PURCHASE_REFUNDED");
    gate(RELEVANCE).given(aReplenishment()).findsNo("PURCHASE_REFUNDED");
    gate(RELEVANCE)
        .given(refunded(aReplenishment(), 1).bought("lamp", DAY))
        .findsNo("PURCHASE_REFUNDED");
    gate(RELEVANCE)
        .given(refunded(anAlert().bought("lamp", DAY.multipliedBy(30)), 1))
        .findsNo("PURCHASE_REFUNDED");
  }

  @Test
  void neverOffersWhatIsSoldOut() {
    gate(RELEVANCE).given(inStock(0.0)).vetoesAll("OUT_OF_STOCK");
    gate(RELEVANCE).given(inStock(1.0)).findsNo("OUT_OF_STOCK");
    gate(RELEVANCE).given(inStock(null)).findsNo("OUT_OF_STOCK");
  }

  @Test
  void offersACartInWhichSomethingIsLeft() {
    gate(RELEVANCE)
        .given(aFacts().products(Products.lampInStock(0.0), Product.unknown("desk")))
        .findsNo("OUT_OF_STOCK");
  }

  @Test
  void weighsAPriceThatWentUpAgainst() {
    gate(RELEVANCE).given(nowAt("20.01")).weighs("PRICE_UP", 0.5);
    gate(RELEVANCE).given(nowAt("20.00")).findsNo("PRICE_UP");
  }

  @Test
  void weighsAPriceThatWentDownFor() {
    gate(RELEVANCE).given(nowAt("19.99")).weighs("PRICE_DOWN", 2);
    gate(RELEVANCE).given(nowAt("20.00")).findsNo("PRICE_DOWN");
  }

  @Test
  void weighsADeclaredInterestFor() {
    gate(RELEVANCE).given(liking("lighting")).weighs("DECLARED_INTEREST", 2);
    gate(RELEVANCE).given(liking("garden")).findsNo("DECLARED_INTEREST");
  }

  @Test
  void weighsACategoryBoughtTwiceInAYearFor() {
    gate(RELEVANCE).given(bought(364, 10)).weighs("REPEAT_CATEGORY", 1.5);
    gate(RELEVANCE).given(bought(366, 10)).findsNo("REPEAT_CATEGORY");
  }

  @Test
  void weighsBeingSeenInTheLastWeekFor() {
    gate(RELEVANCE)
        .given(aFacts().lastSeen(DAY.multipliedBy(7).minusSeconds(1)))
        .weighs("SEEN_LATELY", 1.5);
    gate(RELEVANCE).given(aFacts().lastSeen(DAY.multipliedBy(7))).findsNo("SEEN_LATELY");
  }

  @Test
  void weighsHalfAYearOfAbsenceAgainst() {
    gate(RELEVANCE).given(aFacts().lastSeen(DAY.multipliedBy(180))).weighs("GONE_QUIET", 0.5);
    gate(RELEVANCE).given(aFacts().lastSeen(DAY.multipliedBy(179))).findsNo("GONE_QUIET");
    gate(RELEVANCE).given(aFacts().engagement(Engagement.NONE)).findsNo("GONE_QUIET");
  }

  @Test
  void weighsThreeViewsFor() {
    gate(RELEVANCE).given(views("lamp", 3)).weighs("VIEWED_REPEATEDLY", 2);
    gate(RELEVANCE).given(views("lamp", 2)).findsNo("VIEWED_REPEATEDLY");
    gate(RELEVANCE).given(views("desk", 3)).findsNo("VIEWED_REPEATEDLY");
  }

  @Test
  void weighsAResponseInTheLastMonthFor() {
    gate(RELEVANCE).given(answered(29)).weighs("RESPONDED_LATELY", 1.5);
    gate(RELEVANCE).given(answered(30)).findsNo("RESPONDED_LATELY");
  }

  private static FactsFixture inStock(@Nullable Double stock) {
    return aFacts().products(Products.lampInStock(stock));
  }

  private static FactsFixture nowAt(String price) {
    return aFacts().products(Products.lampNowAt(price));
  }

  private static FactsFixture liking(String category) {
    return aFacts()
        .preferences(new Preferences(List.of(), List.of(category), null, null, null, null));
  }

  private static FactsFixture bought(int firstDaysAgo, int secondDaysAgo) {
    return aFacts()
        .bought("chandelier", DAY.multipliedBy(firstDaysAgo))
        .bought("candle", DAY.multipliedBy(secondDaysAgo));
  }

  private static FactsFixture refunded(FactsFixture facts, double units) {
    Instant at = NOW.minus(DAY.multipliedBy(20));
    return facts.bought(new Purchase("order", "lamp", "lighting", -units, at));
  }

  private static FactsFixture views(String product, int views) {
    Interest interest = new Interest(product, "lighting", views, NOW);
    return aFacts().engagement(new Engagement(NOW, null, null, List.of(interest)));
  }

  private static FactsFixture answered(int daysAgo) {
    Instant at = NOW.minus(DAY.multipliedBy(daysAgo));
    return aFacts().engagement(new Engagement(NOW, at, null, List.of()));
  }
}
