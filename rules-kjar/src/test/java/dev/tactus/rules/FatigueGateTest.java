package dev.tactus.rules;

import static dev.tactus.facts.Channel.EMAIL;
import static dev.tactus.facts.Channel.PUSH;
import static dev.tactus.facts.Channel.SMS;
import static dev.tactus.facts.Channel.WEB;
import static dev.tactus.facts.Gate.FATIGUE;
import static dev.tactus.facts.Purpose.ALERT;
import static dev.tactus.facts.Purpose.MARKETING;
import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static dev.tactus.testkit.FactsFixture.anAlert;
import static dev.tactus.testkit.GateVerifier.gate;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Preferences;
import dev.tactus.testkit.FactsFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FatigueGateTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void keepsADayBetweenTwoMarketingMessages() {
    gate(FATIGUE)
        .given(aFacts().touchedElsewhere(SMS, HOUR.multipliedBy(23), true))
        .holdsAll("MIN_GAP", NOW.plus(HOUR));
    gate(FATIGUE).given(aFacts().touchedElsewhere(SMS, DAY, true)).findsNo("MIN_GAP");
  }

  @Test
  void holdsTheFifthMarketingMessageOfAWeek() {
    gate(FATIGUE).given(answered(6, 5, 4, 3)).holdsAll("WEEKLY_CAP", NOW.plus(DAY));
    gate(FATIGUE).given(answered(7, 5, 4, 3)).findsNo("WEEKLY_CAP");
  }

  @Test
  void allowsOneFewerForEveryTwoWithoutResponse() {
    gate(FATIGUE).given(ignored(6, 5, 4)).holdsAll("WEEKLY_CAP", NOW.plus(DAY));
    gate(FATIGUE).given(ignored(14, 13, 12, 11, 10, 9, 8, 6)).holdsAll("WEEKLY_CAP", NOW.plus(DAY));
    gate(FATIGUE).given(answered(6, 5, 4)).findsNo("WEEKLY_CAP");
  }

  @Test
  void capsEachChannelByItself() {
    gate(FATIGUE).given(on(EMAIL, 6, 5, 4)).finds("CHANNEL_CAP", Hold.on(EMAIL, NOW.plus(DAY)));
    gate(FATIGUE).given(on(EMAIL, 7, 5, 4)).findsNo("CHANNEL_CAP");
    gate(FATIGUE).given(on(PUSH, 6, 5, 4)).finds("CHANNEL_CAP", Hold.on(PUSH, NOW.plus(DAY)));
    gate(FATIGUE).given(on(PUSH, 7, 5, 4)).findsNo("CHANNEL_CAP");
    gate(FATIGUE).given(on(SMS, 6, 4)).finds("CHANNEL_CAP", Hold.on(SMS, NOW.plus(DAY)));
    gate(FATIGUE).given(on(SMS, 7, 4)).findsNo("CHANNEL_CAP");
    gate(FATIGUE).given(on(WEB, 6, 5, 4)).finds("CHANNEL_CAP", Hold.on(WEB, NOW.plus(DAY)));
    gate(FATIGUE).given(on(WEB, 7, 5, 4)).findsNo("CHANNEL_CAP");
  }

  @Test
  void allowsAChannelFewerWhereItsMessagesGotNoResponse() {
    for (Channel channel : List.of(EMAIL, PUSH, WEB)) {
      gate(FATIGUE)
          .given(touched(aFacts(), channel, false, 20, 6, 4))
          .finds("CHANNEL_CAP", Hold.on(channel, NOW.plus(DAY)));
      gate(FATIGUE).given(touched(aFacts(), channel, true, 20, 6, 4)).findsNo("CHANNEL_CAP");
      gate(FATIGUE).given(touched(aFacts(), channel, false, 6, 4)).findsNo("CHANNEL_CAP");
    }
    gate(FATIGUE)
        .given(touched(aFacts(), SMS, false, 20, 4))
        .finds("CHANNEL_CAP", Hold.on(SMS, NOW.plus(DAY.multipliedBy(3))));
    gate(FATIGUE).given(touched(aFacts(), SMS, true, 20, 4)).findsNo("CHANNEL_CAP");
  }

  @Test
  void leavesAtLeastOneOnEachChannelHoweverSilentTheCustomerIs() {
    gate(FATIGUE)
        .given(touched(aFacts(), PUSH, false, 60, 50, 40, 30, 25, 20, 15, 8))
        .findsNo("CHANNEL_CAP");
  }

  @Test
  void holdsTheFourthAlertOfADay() {
    gate(FATIGUE).given(alerts(23, 5, 1)).holdsAll("ALERT_CAP", NOW.plus(HOUR));
    gate(FATIGUE).given(alerts(24, 5, 1)).findsNo("ALERT_CAP");
  }

  @Test
  void letsAnAlertPassThatWasAskedForWhateverWasSold() {
    gate(FATIGUE)
        .given(anAlert().touchedElsewhere(EMAIL, HOUR, false))
        .findsNo("MIN_GAP")
        .findsNo("WEEKLY_CAP");
  }

  @Test
  void holdsTheThirdMessageOfAJourneyInAWeek() {
    gate(FATIGUE).given(ofJourney("abandoned-cart")).holdsAll("JOURNEY_CAP", NOW.plus(DAY));
    gate(FATIGUE).given(ofJourney("welcome")).findsNo("JOURNEY_CAP");
  }

  @Test
  void allowsAJourneyOneFewerWhereTwoOfItsMessagesGotNoResponse() {
    gate(FATIGUE).given(ofJourney(false, 20, 6)).holdsAll("JOURNEY_CAP", NOW.plus(DAY));
    gate(FATIGUE).given(ofJourney(true, 20, 6)).findsNo("JOURNEY_CAP");
  }

  @Test
  void holdsTheThirdMessageAboutAProductInTwoWeeks() {
    gate(FATIGUE).given(about("lamp", 13, 9)).holdsAll("PRODUCT_CAP", NOW.plus(DAY));
    gate(FATIGUE).given(about("lamp", 14, 9)).findsNo("PRODUCT_CAP");
    gate(FATIGUE).given(about("desk", 13, 9)).findsNo("PRODUCT_CAP");
  }

  @Test
  void allowsAProductOneFewerWhereTwoMessagesAboutItGotNoResponse() {
    gate(FATIGUE).given(about("lamp", false, 40, 13)).holdsAll("PRODUCT_CAP", NOW.plus(DAY));
    gate(FATIGUE).given(about("lamp", true, 40, 13)).findsNo("PRODUCT_CAP");
  }

  @Test
  void givesUpAWishAfterTwoMessagesWithoutResponse() {
    gate(FATIGUE).given(aboutThisCart(false)).vetoesAll("SUBJECT_UNANSWERED");
    gate(FATIGUE).given(aboutThisCart(true)).findsNo("SUBJECT_UNANSWERED");
  }

  @Test
  void writesOnceAMonthToWhoNeverResponds() {
    gate(FATIGUE)
        .given(ignored(80, 70, 60, 50, 45, 40, 35, 20))
        .holdsAll("SILENT_CUSTOMER", NOW.plus(DAY.multipliedBy(10)));
    gate(FATIGUE).given(ignored(70, 60, 50, 45, 40, 35, 20)).findsNo("SILENT_CUSTOMER");
    gate(FATIGUE).given(ignored(80, 70, 60, 50, 45, 40, 35, 30)).findsNo("SILENT_CUSTOMER");
  }

  @Test
  void writesAsOftenAsTheCustomerAskedFor() {
    Instant room = NOW.plus(DAY.multipliedBy(5));
    gate(FATIGUE)
        .given(declaring(1).touchedElsewhere(SMS, DAY.multipliedBy(2), true))
        .holdsAll("DECLARED_FREQUENCY", room);
    gate(FATIGUE)
        .given(declaring(2).touchedElsewhere(SMS, DAY.multipliedBy(2), true))
        .findsNo("DECLARED_FREQUENCY");
  }

  @Test
  void neverWritesToWhoAskedForNoMarketing() {
    gate(FATIGUE).given(declaring(0)).vetoesAll("DECLARED_NEVER").findsNo("DECLARED_FREQUENCY");
    gate(FATIGUE).given(declaring(1)).findsNo("DECLARED_NEVER");
    gate(FATIGUE).given(declaring(null)).findsNo("DECLARED_NEVER");
  }

  @Test
  void neverSellsToWhoComplained() {
    gate(FATIGUE).given(complaining(NOW.minus(DAY))).vetoesAll("COMPLAINED");
    gate(FATIGUE).given(complaining(null)).findsNo("COMPLAINED");
  }

  private static FactsFixture answered(int... daysAgo) {
    return touched(aFacts(), EMAIL, true, daysAgo);
  }

  private static FactsFixture ignored(int... daysAgo) {
    return touched(aFacts(), EMAIL, false, daysAgo);
  }

  private static FactsFixture on(Channel channel, int... daysAgo) {
    return touched(aFacts(), channel, true, daysAgo);
  }

  private static FactsFixture touched(
      FactsFixture facts, Channel channel, boolean answered, int... daysAgo) {
    for (int days : daysAgo) {
      facts.touchedElsewhere(channel, DAY.multipliedBy(days), answered);
    }
    return facts;
  }

  private static FactsFixture alerts(int... hoursAgo) {
    FactsFixture facts = anAlert();
    for (int hours : hoursAgo) {
      Duration ago = HOUR.multipliedBy(hours);
      facts.touched(EMAIL, ALERT, "back-in-stock", "other", List.of("other"), ago, true);
    }
    return facts;
  }

  private static FactsFixture ofJourney(String journey) {
    List<String> others = List.of("desk");
    return aFacts()
        .touched(EMAIL, MARKETING, journey, "cart-0", others, DAY.multipliedBy(6), true)
        .touched(SMS, MARKETING, journey, "cart-0", others, DAY.multipliedBy(3), true);
  }

  private static FactsFixture ofJourney(boolean answered, int firstDaysAgo, int secondDaysAgo) {
    String journey = "abandoned-cart";
    List<String> others = List.of("desk");
    return aFacts()
        .touched(EMAIL, MARKETING, journey, "c", others, DAY.multipliedBy(firstDaysAgo), answered)
        .touched(SMS, MARKETING, journey, "d", others, DAY.multipliedBy(secondDaysAgo), answered);
  }

  private static FactsFixture about(String product, int firstDaysAgo, int secondDaysAgo) {
    return about(product, true, firstDaysAgo, secondDaysAgo);
  }

  private static FactsFixture about(
      String product, boolean answered, int firstDaysAgo, int secondDaysAgo) {
    List<String> shown = List.of(product);
    return aFacts()
        .touched(EMAIL, MARKETING, "a", "a", shown, DAY.multipliedBy(firstDaysAgo), answered)
        .touched(SMS, MARKETING, "b", "b", shown, DAY.multipliedBy(secondDaysAgo), answered);
  }

  private static FactsFixture aboutThisCart(boolean answered) {
    return aFacts()
        .wished(DAY.multipliedBy(30), DAY.multipliedBy(2))
        .touched(EMAIL, DAY.multipliedBy(20), false)
        .touched(EMAIL, DAY.multipliedBy(15), answered);
  }

  private static FactsFixture declaring(@Nullable Integer perWeek) {
    return aFacts().preferences(new Preferences(List.of(), List.of(), perWeek, null, null, null));
  }

  private static FactsFixture complaining(@Nullable Instant at) {
    return aFacts().engagement(new Engagement(NOW, null, at, List.of()));
  }
}
