package dev.tactus.rules;

import static dev.tactus.facts.Channel.EMAIL;
import static dev.tactus.facts.Channel.PUSH;
import static dev.tactus.facts.Channel.SMS;
import static dev.tactus.facts.Channel.WEB;
import static dev.tactus.facts.Gate.TIMING;
import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static dev.tactus.testkit.FactsFixture.anAlert;
import static dev.tactus.testkit.GateVerifier.gate;

import dev.tactus.facts.Hold;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Purpose;
import dev.tactus.testkit.FactsFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingGateTest {
  private static final String EVENING = "2026-03-10T21:00:00Z";
  private static final Instant MORNING = Instant.parse("2026-03-11T09:00:00Z");

  @Test
  void waitsFromNineInTheEveningToNineInTheMorning() {
    gate(TIMING)
        .given(aFacts().at(EVENING))
        .holdsSpreading("QUIET_HOURS", MORNING, EMAIL, PUSH, SMS, WEB);
    gate(TIMING)
        .given(aFacts().at("2026-03-11T08:59:59Z"))
        .holdsSpreading("QUIET_HOURS", MORNING, EMAIL, PUSH, SMS, WEB);
    gate(TIMING).given(aFacts().at("2026-03-10T20:59:59Z")).findsNo("QUIET_HOURS");
    gate(TIMING).given(aFacts().at("2026-03-11T09:00:00Z")).findsNo("QUIET_HOURS");
  }

  @Test
  void goesByTheCustomersOwnClock() {
    gate(TIMING).given(aFacts().at(EVENING).in("America/New_York")).findsNo("QUIET_HOURS");
    Instant inTokyo = Instant.parse("2026-03-11T00:00:00Z");
    gate(TIMING)
        .given(aFacts().at(EVENING).in("Asia/Tokyo").channels(SMS, PUSH))
        .holdsSpreading("QUIET_HOURS", inTokyo, SMS, PUSH);
  }

  @Test
  void sendsAnAlertByEmailAtNight() {
    gate(TIMING).given(anAlert().at(EVENING).channels(EMAIL)).findsNo("QUIET_HOURS");
    gate(TIMING)
        .given(anAlert().at(EVENING).channels(EMAIL, PUSH))
        .holdsSpreading("QUIET_HOURS", MORNING, PUSH);
  }

  @Test
  void doesNotHoldAServiceMessage() {
    gate(TIMING).given(aFacts().at(EVENING).purpose(Purpose.SERVICE)).findsNo("QUIET_HOURS");
  }

  @Test
  void waitsForTheEndOfDeclaredQuietHours() {
    Instant end = Instant.parse("2026-03-10T16:00:00Z");
    gate(TIMING).given(quiet(13, 16)).finds("DECLARED_QUIET_HOURS", Hold.all(end).spreading());
    gate(TIMING).given(quiet(12, 14)).findsNo("DECLARED_QUIET_HOURS");
    gate(TIMING).given(quiet(15, 12)).findsNo("DECLARED_QUIET_HOURS");
  }

  @Test
  void sendsNoMarketingTextsOnSundays() {
    String sundayNight = "2026-03-15T23:30:00Z";
    gate(TIMING)
        .given(aFacts().at(sundayNight))
        .holdsSpreading("SUNDAY", Instant.parse("2026-03-16T09:00:00Z"), SMS);
    gate(TIMING).given(aFacts().at(sundayNight).in("Europe/Berlin")).findsNo("SUNDAY");
  }

  @Test
  void sendsNoMarketingTextsOnPublicHolidays() {
    gate(TIMING)
        .given(aFacts().holiday("2026-03-10"))
        .holdsSpreading("PUBLIC_HOLIDAY", MORNING, SMS);
    gate(TIMING).given(aFacts().holiday("2026-03-09")).findsNo("PUBLIC_HOLIDAY");
  }

  @Test
  void leavesACartAloneUntilItWasIdleForFourHours() {
    gate(TIMING).given(changed(239)).holdsAll("CART_ACTIVE", NOW.plusSeconds(60));
    gate(TIMING).given(changed(240)).findsNo("CART_ACTIVE");
    gate(TIMING).given(changed(10).subject("product", "lamp")).findsNo("CART_ACTIVE");
  }

  private static FactsFixture changed(int minutesAgo) {
    return aFacts().wished(Duration.ofHours(6), Duration.ofMinutes(minutesAgo));
  }

  private static FactsFixture quiet(int from, int to) {
    LocalTime start = LocalTime.of(from, 0);
    LocalTime end = LocalTime.of(to, 0);
    return aFacts().preferences(new Preferences(List.of(), List.of(), null, start, end, null));
  }
}
