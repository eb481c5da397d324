package dev.tactus.rules;

import static dev.tactus.facts.Channel.SMS;
import static dev.tactus.facts.Gate.PROVENANCE;
import static dev.tactus.facts.Provenance.DECLARED;
import static dev.tactus.facts.Provenance.INFERRED;
import static dev.tactus.facts.Provenance.THIRD_PARTY;
import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static dev.tactus.testkit.FactsFixture.aReplenishment;
import static dev.tactus.testkit.FactsFixture.anAlert;
import static dev.tactus.testkit.GateVerifier.gate;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Interest;
import dev.tactus.facts.Provenance;
import dev.tactus.facts.Purchase;
import dev.tactus.testkit.FactsFixture;
import dev.tactus.testkit.Products;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceGateTest {
  @Test
  void neverRemindsOfASensitiveProduct() {
    gate(PROVENANCE)
        .given(aFacts().wishing(List.of("test-kit")).products(Products.sensitive()))
        .vetoesAll("SENSITIVE_PRODUCT");
    gate(PROVENANCE)
        .given(aFacts().wishing(List.of("lamp")).products(Products.lamp(), Products.sensitive()))
        .findsNo("SENSITIVE_PRODUCT");
    gate(PROVENANCE)
        .given(aFacts().wishing(List.of("test-kit")).products(Products.lamp()))
        .findsNo("SENSITIVE_PRODUCT");
  }

  @Test
  void tellsOfASensitiveProductWhenItWasAskedTo() {
    gate(PROVENANCE).given(anAlert().products(Products.sensitive())).findsNo("SENSITIVE_PRODUCT");
  }

  @Test
  void doesNotLearnFromAGift() {
    gate(PROVENANCE).given(bought(true)).vetoesAll("GIFT_PURCHASE");
    gate(PROVENANCE).given(bought(false)).findsNo("GIFT_PURCHASE");
  }

  @Test
  void doesNotSellToAnAddressThatTheCustomerDidNotGive() {
    gate(PROVENANCE).given(withPhone(THIRD_PARTY)).vetoes("ADDRESS_NOT_GIVEN", SMS);
    gate(PROVENANCE).given(withPhone(DECLARED)).findsNo("ADDRESS_NOT_GIVEN");
  }

  @Test
  void doesNotWriteOnAGuessedInterestAlone() {
    gate(PROVENANCE).given(guessing()).vetoesAll("GUESSED_INTEREST");
    Interest looked = new Interest("chandelier", "lighting", 1, NOW);
    gate(PROVENANCE)
        .given(guessing().engagement(new Engagement(NOW, null, null, List.of(looked))))
        .findsNo("GUESSED_INTEREST");
  }

  private static FactsFixture bought(boolean gift) {
    Duration month = Duration.ofDays(30);
    return aReplenishment()
        .bought(new Purchase("o", "lamp", "lighting", 1, NOW.minus(month).plusSeconds(1), gift));
  }

  private static FactsFixture withPhone(Provenance provenance) {
    return aFacts().attributes(new Attribute("phone", "+44", provenance, 0.9, NOW));
  }

  private static FactsFixture guessing() {
    return aFacts()
        .subject("product", "lamp")
        .lastSeen(Duration.ZERO)
        .attributes(new Attribute("interest", "lighting", INFERRED, 0.7, NOW));
  }
}
