package dev.tactus.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entry of the consent ledger counts. */
class LedgerTest {
  private final Ann ann = new Ann();

  @Test
  void saysNoWhereNothingWasSaid() {
    for (Channel channel : Channel.values()) {
      for (Purpose purpose : Purpose.values()) {
        assertThat(ann.customer.consent(channel, purpose, List.of("lamp"))).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "granted, 1, withdrawn, 2, false",
    "withdrawn, 2, granted, 1, false",
    "withdrawn, 1, granted, 2, true",
    "granted, 2, withdrawn, 1, true",
    "granted, 1, withdrawn, 1, false",
    "withdrawn, 1, granted, 1, false"
  })
  void countsTheLatestByItsTimeAndOfTwoAtOnceTheNo(
      String first, int at, String second, int then, boolean yes) {
    ann.consents(first, "email", "marketing", at).consents(second, "email", "marketing", then);
    assertThat(ann.says(Channel.EMAIL, Purpose.MARKETING)).isEqualTo(yes);
  }

  @Test
  void keepsChannelsAndPurposesApart() {
    ann.consents("granted", "email", "marketing", 1).consents("granted", "sms", "alert", 1);
    ann.consents("withdrawn", "email", "alert", 2);
    assertThat(ann.says(Channel.EMAIL, Purpose.MARKETING)).isTrue();
    assertThat(ann.says(Channel.SMS, Purpose.ALERT)).isTrue();
    assertThat(ann.says(Channel.SMS, Purpose.MARKETING)).isFalse();
    assertThat(ann.says(Channel.EMAIL, Purpose.ALERT)).isFalse();
  }

  @Test
  void withdrawsEverythingButServiceByAStar() {
    for (Channel channel : Channel.values()) {
      for (Purpose purpose : Purpose.values()) {
        ann.consents("granted", channel.id(), purpose.id(), 1);
      }
    }
    ann.tracked("Restock Alert Requested", 1, Map.of("product_id", "lamp"));
    ann.consents("withdrawn", "*", "*", 2);
    for (Channel channel : Channel.values()) {
      assertThat(ann.says(channel, Purpose.MARKETING, "lamp")).isFalse();
      assertThat(ann.says(channel, Purpose.ALERT, "lamp")).isFalse();
      assertThat(ann.says(channel, Purpose.SERVICE, "lamp")).isTrue();
    }
  }

  @Test
  void withdrawsServiceWhereItIsNamed() {
    ann.consents("granted", "email", "service", 1).consents("withdrawn", "*", "service", 2);
    assertThat(ann.says(Channel.EMAIL, Purpose.SERVICE)).isFalse();
  }

  @Test
  void takesAnAlertThatIsAskedForAsAYesToThatOneAlert() {
    List<LedgerEntry> entered =
        ann.tracked("Restock Alert Requested", 1, Map.of("product_id", "lamp", "channel", "sms"));
    assertThat(entered)
        .containsExactly(
            new LedgerEntry(
                Channel.SMS, Purpose.ALERT, "lamp", true, Ann.at(1), null, "restock-alert", null));
    assertThat(ann.says(Channel.SMS, Purpose.ALERT, "lamp")).isTrue();
    assertThat(ann.says(Channel.SMS, Purpose.ALERT, "desk")).isFalse();
    assertThat(ann.says(Channel.EMAIL, Purpose.ALERT, "lamp")).isFalse();
    assertThat(ann.says(Channel.SMS, Purpose.MARKETING, "lamp")).isFalse();
  }

  @Test
  void asksForAnAlertByEmailUnlessAChannelIsNamed() {
    ann.tracked("Restock Alert Requested", 1, Map.of("product_id", "lamp"));
    assertThat(ann.says(Channel.EMAIL, Purpose.ALERT, "lamp")).isTrue();
  }

  @Test
  void letsALaterWordOnAllAlertsCountForTheOne() {
    ann.tracked("Restock Alert Requested", 2, Map.of("product_id", "lamp"));
    ann.consents("withdrawn", "email", "alert", 1);
    assertThat(ann.says(Channel.EMAIL, Purpose.ALERT, "lamp")).isTrue();
    ann.consents("withdrawn", "email", "alert", 3);
    assertThat(ann.says(Channel.EMAIL, Purpose.ALERT, "lamp")).isFalse();
    ann.tracked("Restock Alert Requested", 4, Map.of("product_id", "lamp"));
    assertThat(ann.says(Channel.EMAIL, Purpose.ALERT, "lamp")).isTrue();
    assertThat(ann.says(Channel.EMAIL, Purpose.ALERT, "desk")).isFalse();
  }

  @Test
  void withdrawsByAnEventAsFarAsItSays() {
    all("granted", 1);
    List<LedgerEntry> entered =
        ann.tracked("Unsubscribed", 2, Map.of("channel", "sms", "purpose", "marketing"));
    assertThat(entered).extracting(LedgerEntry::source).containsExactly("Unsubscribed");
    assertThat(ann.says(Channel.SMS, Purpose.MARKETING)).isFalse();
    assertThat(ann.says(Channel.SMS, Purpose.ALERT)).isTrue();
    assertThat(ann.says(Channel.EMAIL, Purpose.MARKETING)).isTrue();
    ann.tracked("Unsubscribed", 3, Map.of());
    assertThat(ann.says(Channel.EMAIL, Purpose.MARKETING)).isFalse();
    assertThat(ann.says(Channel.PUSH, Purpose.ALERT)).isFalse();
    assertThat(ann.says(Channel.PUSH, Purpose.SERVICE)).isTrue();
  }

  @Test
  void takesASpamReportAsWithdrawalAndComplaint() {
    all("granted", 1);
    ann.tracked("Email Marked as Spam", 2, Map.of());
    assertThat(ann.says(Channel.EMAIL, Purpose.MARKETING)).isFalse();
    assertThat(ann.says(Channel.EMAIL, Purpose.SERVICE)).isTrue();
    assertThat(ann.says(Channel.SMS, Purpose.MARKETING)).isTrue();
    assertThat(ann.customer.engagement().complainedAt()).isEqualTo(Ann.at(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Subscribed", "Consent Granted", "Email Opened", "Restock Alert Requested"})
  void neverGrantsMarketingByATrackCall(String name) {
    ann.tracked(
        name,
        1,
        Map.of("status", "granted", "channel", "email", "purpose", "marketing", "product_id", "p"));
    assertThat(ann.says(Channel.EMAIL, Purpose.MARKETING, "p")).isFalse();
  }

  @Test
  void keepsWhenItRunsOutAndWhatWasShown() {
    ann.happened(
        "consent",
        "consent",
        9,
        Map.of(
            "status", "granted",
            "channel", "email",
            "purpose", "marketing",
            "at", Ann.at(1).toString(),
            "expiresAt", Ann.at(5).toString(),
            "source", "signup-form",
            "policyVersion", "3"));
    var consent = ann.customer.consent(Channel.EMAIL, Purpose.MARKETING, List.of());
    assertThat(consent).isNotNull();
    assertThat(consent.at()).isEqualTo(Ann.at(1));
    assertThat(consent.source() + consent.policyVersion()).isEqualTo("signup-form3");
    assertThat(consent.validAt(Ann.at(5).minusNanos(1))).isTrue();
    assertThat(consent.validAt(Ann.at(5))).isFalse();
  }

  private void all(String status, int at) {
    for (Channel channel : Channel.values()) {
      for (Purpose purpose : Purpose.values()) {
        ann.consents(status, channel.id(), purpose.id(), at);
      }
    }
  }
}
