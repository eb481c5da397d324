package dev.tactus.judgement;

import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static dev.tactus.testkit.FactsFixture.aReplenishment;
import static dev.tactus.testkit.FactsFixture.anAlert;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Interest;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Provenance;
import dev.tactus.facts.Purchase;
import dev.tactus.facts.Purpose;
import dev.tactus.testkit.FactsFixture;
import dev.tactus.testkit.Products;
import dev.tactus.testkit.RandomFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Facts on each of which some shipped rule fires, and none of them is like another. */
final class HandMadeFacts {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private HandMadeFacts() {}

  static List<Facts> all() {
    List<FactsFixture> made = new ArrayList<>();
    plain(made);
    consents(made);
    touches(made);
    declared(made);
    wishes(made);
    List<Facts> all = new ArrayList<>(made.stream().map(FactsFixture::build).toList());
    LongStream.range(0, 40).mapToObj(RandomFacts::of).forEach(all::add);
    return all;
  }

  private static void plain(List<FactsFixture> made) {
    made.add(aFacts());
    made.add(anAlert());
    made.add(aReplenishment());
    made.add(aFacts().purpose(Purpose.SERVICE));
    made.add(aFacts().channels());
    made.add(aFacts().at("2026-03-15T12:00:00Z"));
    made.add(aFacts().at("2026-03-10T23:30:00Z").in("Asia/Tokyo"));
    made.add(aFacts().at("2026-03-10T02:00:00Z"));
    made.add(aFacts().holiday("2026-03-10"));
    made.add(aFacts().wished(HOUR.multipliedBy(6), HOUR));
    made.add(
        aFacts()
            .candidates(
                c -> new Candidate(c.channel(), c.position(), Candidate.Reach.NO, null, false)));
    made.add(
        aFacts()
            .candidates(
                c ->
                    new Candidate(
                        c.channel(), c.position(), Candidate.Reach.YES, NOW, c.position() == 2)));
  }

  private static void consents(List<FactsFixture> made) {
    made.add(aFacts().consents());
    made.add(anAlert().consents(consent(Channel.EMAIL, Purpose.ALERT, "desk", true, NOW)));
    made.add(anAlert().consents(consent(Channel.SMS, Purpose.MARKETING, null, true, NOW)));
    Consent yes = consent(Channel.SMS, Purpose.MARKETING, null, true, NOW.minus(DAY));
    made.add(aFacts().consents(yes, consent(Channel.SMS, Purpose.MARKETING, null, false, NOW)));
    made.add(
        aFacts()
            .consents(yes, consent(Channel.SMS, Purpose.MARKETING, null, false, NOW.minus(DAY))));
    made.add(
        aFacts()
            .consents(
                consent(Channel.SMS, Purpose.MARKETING, null, false, NOW.minus(DAY.plus(DAY))),
                yes));
    Instant over = NOW.minus(HOUR);
    Consent expired =
        new Consent(Channel.EMAIL, Purpose.MARKETING, null, true, NOW.minus(DAY), over, "x", null);
    made.add(aFacts().consents(expired));
    made.add(
        aFacts().consents(expired, consent(Channel.EMAIL, Purpose.MARKETING, null, true, NOW)));
  }

  private static void touches(List<FactsFixture> made) {
    made.add(aFacts().touchedElsewhere(Channel.SMS, HOUR, true));
    for (Channel channel : Channel.values()) {
      made.add(touched(aFacts(), channel, true, 6, 5, 4, 3));
      made.add(touched(aFacts(), channel, false, 6, 5, 4));
    }
    made.add(touched(aFacts(), Channel.EMAIL, false, 80, 70, 60, 50, 45, 40, 35, 20));
    FactsFixture alerts = anAlert();
    for (int hours : new int[] {23, 5, 1}) {
      alerts.touched(
          Channel.EMAIL,
          Purpose.ALERT,
          "back-in-stock",
          "o",
          List.of("o"),
          HOUR.multipliedBy(hours),
          true);
    }
    made.add(alerts);
    for (String journey : List.of("abandoned-cart", "welcome")) {
      made.add(
          aFacts()
              .touched(
                  Channel.EMAIL,
                  Purpose.MARKETING,
                  journey,
                  "c",
                  List.of("lamp"),
                  DAY.multipliedBy(6),
                  true)
              .touched(
                  Channel.SMS,
                  Purpose.MARKETING,
                  journey,
                  "c",
                  List.of("lamp"),
                  DAY.multipliedBy(3),
                  true));
    }
    for (boolean answered : new boolean[] {true, false}) {
      made.add(
          aFacts()
              .wished(DAY.multipliedBy(30), DAY.multipliedBy(2))
              .touched(Channel.EMAIL, DAY.multipliedBy(20), false)
              .touched(Channel.EMAIL, DAY.multipliedBy(15), answered));
    }
  }

  private static void declared(List<FactsFixture> made) {
    for (@Nullable Integer most : new @Nullable Integer[] {null, 0, 1, 5}) {
      made.add(
          aFacts()
              .preferences(new Preferences(List.of(), List.of(), most, null, null, null))
              .touchedElsewhere(Channel.SMS, DAY.multipliedBy(2), true));
    }
    made.add(
        aFacts()
            .preferences(
                new Preferences(
                    List.of(),
                    List.of("lighting"),
                    null,
                    LocalTime.of(13, 0),
                    LocalTime.of(15, 0),
                    Channel.SMS)));
    Interest looked = new Interest("lamp", "lighting", 3, NOW);
    made.add(aFacts().engagement(new Engagement(NOW, null, NOW, List.of(looked))));
    made.add(aFacts().engagement(new Engagement(NOW.minus(DAY), NOW.minus(DAY), null, List.of())));
    made.add(aFacts().lastSeen(DAY.multipliedBy(180)));
    made.add(aFacts().engagement(Engagement.NONE));
    for (Provenance from : Provenance.values()) {
      made.add(aFacts().attributes(new Attribute("phone", "1", from, 1, null)));
      made.add(aReplenishment().attributes(new Attribute("interest", "lighting", from, 1, null)));
      made.add(guessing(from, "lighting"));
      made.add(guessing(from, "garden"));
    }
    made.add(guessing(Provenance.INFERRED, "lighting").products(Products.sensitive()));
  }

  private static FactsFixture guessing(Provenance from, String category) {
    Attribute interest = new Attribute("interest", category, from, 0.6, NOW);
    return aFacts().subject("product", "lamp").attributes(interest);
  }

  private static void wishes(List<FactsFixture> made) {
    made.add(aFacts().bought("lamp", HOUR.multipliedBy(6)));
    made.add(anAlert().bought("lamp", HOUR));
    made.add(aReplenishment().bought("lamp", DAY));
    made.add(
        aReplenishment()
            .bought(
                new Purchase("order", "lamp", "lighting", -1, NOW.minus(DAY.multipliedBy(20)))));
    made.add(
        aReplenishment().bought(new Purchase("o2", "lamp", "lighting", 1, NOW.minus(DAY), true)));
    made.add(aFacts().bought("chandelier", DAY.multipliedBy(364)).bought("candle", DAY));
    made.add(aFacts().products(Products.lampInStock(0.0)));
    made.add(aFacts().products(Products.lampInStock(0.0), Products.sensitive()));
    made.add(aFacts().products(Products.sensitive()));
    made.add(aFacts().wishing(List.of("test-kit")).products(Products.lamp()));
    made.add(aFacts().products(Products.lampNowAt("25")));
    made.add(aFacts().products(Products.lampNowAt("15")));
  }

  private static FactsFixture touched(
      FactsFixture facts, Channel channel, boolean answered, int... daysAgo) {
    for (int days : daysAgo) {
      facts.touchedElsewhere(channel, DAY.multipliedBy(days), answered);
    }
    return facts;
  }

  private static Consent consent(
      Channel channel, Purpose purpose, @Nullable String product, boolean granted, Instant at) {
    return new Consent(channel, purpose, product, granted, at, null, "form", "1");
  }
}
