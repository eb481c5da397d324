package dev.tactus.rules;

import static dev.tactus.facts.Channel.EMAIL;
import static dev.tactus.facts.Channel.SMS;
import static dev.tactus.facts.Gate.CONSENT;
import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static dev.tactus.testkit.FactsFixture.anAlert;
import static dev.tactus.testkit.GateVerifier.gate;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Purpose;
import dev.tactus.testkit.FactsFixture;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentGateTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void vetoesAChannelWithoutConsent() {
    gate(CONSENT).given(onEmailAndSms(yes(EMAIL))).vetoes("CONSENT_ABSENT", SMS);
  }

  @Test
  void isContentWithConsentOnEveryChannel() {
    gate(CONSENT).given(onEmailAndSms(yes(EMAIL), yes(SMS))).findsNo("CONSENT_ABSENT");
  }

  @Test
  void doesNotTakeConsentToAlertsForConsentToMarketing() {
    Consent alerts = entry(EMAIL, Purpose.ALERT, null, true, NOW.minus(DAY), null);
    gate(CONSENT).given(aFacts().channels(EMAIL).consents(alerts)).vetoes("CONSENT_ABSENT", EMAIL);
  }

  @Test
  void vetoesAnAlertThatWasAskedForAnotherProduct() {
    gate(CONSENT).given(alert("desk")).vetoes("CONSENT_ABSENT", EMAIL);
    gate(CONSENT).given(alert("lamp")).findsNo("CONSENT_ABSENT");
    gate(CONSENT).given(alert(null)).findsNo("CONSENT_ABSENT");
  }

  @Test
  void vetoesAChannelWhoseConsentWasWithdrawn() {
    gate(CONSENT).given(onEmailAndSms(yes(EMAIL), no(SMS))).vetoes("CONSENT_WITHDRAWN", SMS);
    gate(CONSENT).given(onEmailAndSms(yes(EMAIL), yes(SMS))).findsNo("CONSENT_WITHDRAWN");
  }

  @Test
  void letsTheLastWordCount() {
    Consent before =
        entry(SMS, Purpose.MARKETING, null, false, NOW.minus(DAY.multipliedBy(9)), null);
    gate(CONSENT).given(onEmailAndSms(before, yes(SMS), yes(EMAIL))).findsNo("CONSENT_WITHDRAWN");
  }

  @Test
  void letsNoWinAtEqualTimes() {
    gate(CONSENT)
        .given(onEmailAndSms(no(SMS), yes(SMS), yes(EMAIL)))
        .vetoes("CONSENT_WITHDRAWN", SMS);
  }

  @Test
  void vetoesAChannelFromTheInstantItsConsentExpires() {
    gate(CONSENT).given(expiring(NOW)).vetoes("CONSENT_EXPIRED", EMAIL);
    gate(CONSENT).given(expiring(NOW.plusNanos(1))).findsNo("CONSENT_EXPIRED");
  }

  private static FactsFixture onEmailAndSms(Consent... consents) {
    return aFacts().channels(EMAIL, SMS).consents(consents);
  }

  private static FactsFixture alert(@Nullable String product) {
    Consent asked = entry(EMAIL, Purpose.ALERT, product, true, NOW.minus(DAY), null);
    return anAlert().channels(EMAIL).consents(asked);
  }

  private static FactsFixture expiring(Instant at) {
    Consent consent = entry(EMAIL, Purpose.MARKETING, null, true, NOW.minus(DAY), at);
    return aFacts().channels(EMAIL).consents(consent);
  }

  private static Consent yes(Channel channel) {
    return entry(channel, Purpose.MARKETING, null, true, NOW.minus(DAY), null);
  }

  private static Consent no(Channel channel) {
    return entry(channel, Purpose.MARKETING, null, false, NOW.minus(DAY), null);
  }

  private static Consent entry(
      Channel channel,
      Purpose purpose,
      @Nullable String product,
      boolean granted,
      Instant at,
      @Nullable Instant expires) {
    return new Consent(channel, purpose, product, granted, at, expires, "form", null);
  }
}
