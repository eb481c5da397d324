package dev.tactus.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Interest;
import dev.tactus.facts.Provenance;
import dev.tactus.facts.Purchase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What events and messages leave with a customer. */
class CustomerTest {
  private static final Map<String, Object> LAMP = Map.of("product_id", "lamp");
  private final Ann ann = new Ann();

  @Test
  void answersTheMessagesOfTheLastSevenDaysByAnOrderOfTheirProducts() {
    ann.touched("too-old", Duration.ofDays(7), "lamp");
    ann.touched("just-within", Duration.ofDays(7).minusNanos(1), "lamp");
    ann.touched("of-two", Duration.ofDays(2), "desk", "lamp");
    ann.touched("of-another", Duration.ofDays(1), "desk");
    ann.touched("at-once", Duration.ZERO, "lamp");
    ann.touched("later", Duration.ofHours(-1), "lamp");
    ann.tracked("Order Completed", 0, LAMP);
    assertThat(ann.answered()).containsExactly("just-within", "of-two", "at-once");
    assertThat(ann.customer.engagement().lastAnsweredAt()).isEqualTo(Ann.TEN);
  }

  @Test
  void answersNothingByARefundOrByLooking() {
    ann.touched("sent", Duration.ofDays(1), "lamp");
    ann.tracked("Order Refunded", 0, LAMP);
    ann.tracked("Product Viewed", 0, LAMP);
    ann.tracked("Email Opened", 0, Map.of("send_id", "sent"));
    assertThat(ann.answered()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Email Link Clicked", "Push Notification Tapped", "Message Link Clicked"})
  void answersTheMessageThatIsClicked(String name) {
    ann.touched("one", Duration.ofDays(30)).touched("other", Duration.ofDays(1));
    ann.tracked(name, 0, Map.of("send_id", "one"));
    ann.tracked(name, 0, Map.of("send_id", "no-such-send"));
    ann.tracked(name, 0, Map.of());
    assertThat(ann.answered()).containsExactly("one");
  }

  @ParameterizedTest
  @CsvSource({"failed, 0", "expired, 0", "revoked, 0", "bounced, 0", "delivered, 1"})
  void givesThePlaceOfAMessageBackUnlessItArrived(String status, int kept) {
    ann.touched("one", Duration.ofHours(2)).touched("other", Duration.ofHours(1));
    ann.happened("outcome", "Send Ended", 0, Map.of("send", "one", "status", status));
    assertThat(ann.sends()).hasSize(1 + kept).contains("other");
    assertThat(ann.customer.bouncedAt(Channel.EMAIL) != null).isEqualTo(status.equals("bounced"));
  }

  @Test
  void remembersMessagesForNinetyDays() {
    ann.touched("too-old", Duration.ofDays(90)).touched("within", Duration.ofDays(89));
    ann.touched("now", Duration.ZERO);
    assertThat(ann.sends()).containsExactly("within", "now");
  }

  @ParameterizedTest
  @CsvSource({"Ann, 1, Ann", "Ann, 0.8, Ann", "Ann, 0.79, ", "'', 1, ", "' ', 1, "})
  void isCalledByAFirstNameThatIsSurelyKnown(String name, double confidence, String called) {
    describe(
        Map.of(
            "attributes",
            Map.of(
                "firstName",
                Map.of("value", name, "provenance", "declared", "confidence", confidence))));
    assertThat(ann.customer.name()).isEqualTo(called);
  }

  @Test
  void keepsHowAnAttributeCameToBeKnownAndForgetsItByNull() {
    describe(
        Map.of("attributes", Map.of("size", Map.of("value", "M", "provenance", "third-party"))));
    assertThat(ann.customer.attributes())
        .singleElement()
        .satisfies(a -> assertThat(a.provenance()).isEqualTo(Provenance.THIRD_PARTY));
    Map<String, Object> none = new java.util.HashMap<>();
    none.put("size", null);
    describe(Map.of("attributes", none));
    assertThat(ann.customer.attributes()).isEmpty();
  }

  @Test
  void takesAddressesAndZoneFromTraits() {
    ann.happened(
        "identify",
        "identify",
        0,
        Map.of("email", "a@b.example", "phone", "+49", "timezone", "Asia/Tokyo", "plan", "gold"));
    assertThat(ann.customer.addresses(Channel.EMAIL)).containsExactly("a@b.example");
    assertThat(ann.customer.addresses(Channel.SMS)).containsExactly("+49");
    assertThat(ann.customer.zone()).isEqualTo("Asia/Tokyo");
    assertThat(ann.customer.attributes())
        .singleElement()
        .satisfies(a -> assertThat(a.name() + a.value()).isEqualTo("plangold"));
  }

  @Test
  void takesABounceBackWithANewAddress() {
    describe(Map.of("addresses", Map.of("email", List.of("a@b.example"))));
    ann.tracked("Email Bounced", 1, Map.of());
    assertThat(ann.customer.bouncedAt(Channel.EMAIL)).isEqualTo(Ann.at(1));
    describe(Map.of("addresses", Map.of("email", List.of("a@b.example"))));
    assertThat(ann.customer.bouncedAt(Channel.EMAIL)).isEqualTo(Ann.at(1));
    describe(Map.of("addresses", Map.of("email", List.of("new@b.example"))));
    assertThat(ann.customer.bouncedAt(Channel.EMAIL)).isNull();
  }

  @Test
  void keepsPurchasesInTheOrderOfTheirTimesWithRefundsAsLessThanNothing() {
    ann.tracked("Order Completed", 3, LAMP);
    ann.tracked("Order Refunded", 2, LAMP);
    ann.tracked("Order Completed", 1, Map.of("product_id", "lamp", "quantity", 2, "gift", true));
    assertThat(ann.customer.purchasesOf("lamp"))
        .extracting(Purchase::quantity)
        .containsExactly(2.0, -1.0, 1.0);
    assertThat(ann.customer.purchasesOf("lamp").get(0).gift()).isTrue();
  }

  @Test
  void shownOfPurchasesAreTheLatestHundredAndAllOfTheProductsAsked() {
    ann.tracked("Order Completed", 0, LAMP);
    for (int i = 0; i < 120; i++) {
      ann.tracked("Order Completed", 1 + i, Map.of("product_id", "p" + i));
    }
    assertThat(ann.customer.purchasesFor(List.of())).hasSize(100);
    assertThat(ann.customer.purchasesFor(List.of("lamp")))
        .hasSize(101)
        .first()
        .satisfies(p -> assertThat(p.product()).isEqualTo("lamp"));
  }

  @Test
  void countsLooksAndForgetsTheOldestOfFiftyWithItsPrice() {
    ann.tracked("Product Added", 0, Map.of("product_id", "first", "price", new BigDecimal("9.50")));
    assertThat(ann.customer.priceSeen("first")).isEqualTo("9.50");
    for (int i = 0; i < 50; i++) {
      ann.tracked("Product Viewed", i, Map.of("product_id", "p" + i, "category", "c"));
    }
    ann.tracked("Product Viewed", 1, Map.of("product_id", "p3"));
    assertThat(ann.customer.engagement().interests())
        .hasSize(50)
        .endsWith(new Interest("p3", null, 2, Ann.at(3)));
    assertThat(ann.customer.priceSeen("first")).isNull();
  }

  @Test
  void isTheSameAgainFromItsProfile() {
    describe(Map.of("timezone", "Europe/Berlin", "country", "DE", "locale", "de-DE"));
    ann.consents("granted", "email", "marketing", 0).touched("s", Duration.ofDays(1), "lamp");
    ann.tracked("Product Added", 1, Map.of("product_id", "lamp", "price", 40));
    ann.tracked("Order Completed", 2, LAMP);
    ann.happened(
        "preferences",
        "preferences",
        3,
        Map.of(
            "topics", List.of("sale"),
            "frequency", Map.of("perWeek", 2),
            "quietHours", Map.of("from", "22:00", "to", "07:00"),
            "preferredChannel", "sms"));
    Profile profile = ann.customer.profile();
    assertThat(new Customer(profile).profile()).isEqualTo(profile);
    assertThat(profile.preferences().perWeek()).isEqualTo(2);
    assertThat(profile.preferences().channel()).isEqualTo(Channel.SMS);
  }

  private void describe(Map<String, Object> body) {
    ann.happened("customer", "customer", 2, body);
  }
}
