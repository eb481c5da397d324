package dev.tactus.judgement;

import static dev.tactus.judgement.PlainFacts.boughtFrom;
import static dev.tactus.judgement.PlainFacts.boughtIn;
import static dev.tactus.judgement.PlainFacts.candidates;
import static dev.tactus.judgement.PlainFacts.consents;
import static dev.tactus.judgement.PlainFacts.given;
import static dev.tactus.judgement.PlainFacts.isAbout;
import static dev.tactus.judgement.PlainFacts.isFor;
import static dev.tactus.judgement.PlainFacts.isGuess;
import static dev.tactus.judgement.PlainFacts.isOver;
import static dev.tactus.judgement.PlainFacts.isPurpose;
import static dev.tactus.judgement.PlainFacts.noLater;
import static dev.tactus.judgement.PlainFacts.notACart;
import static dev.tactus.judgement.PlainFacts.now;
import static dev.tactus.judgement.PlainFacts.one;
import static dev.tactus.judgement.PlainFacts.products;
import static dev.tactus.judgement.PlainFacts.selling;
import static dev.tactus.judgement.PlainFacts.views;
import static dev.tactus.judgement.PlainFacts.wanted;
import static dev.tactus.judgement.Reading.Check.asked;
import static dev.tactus.judgement.Reading.Check.that;
import static dev.tactus.judgement.Reading.of;
import static dev.tactus.judgement.Reading.ofRows;
import static dev.tactus.judgement.Reading.orNone;
import static dev.tactus.judgement.Reading.row;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purchase;
import dev.tactus.judgement.Reading.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules of consent, provenance and channel, read by hand. */
final class ConsentByHand {
  private static final Map<String, Function<Facts, Reading>> ALL = new TreeMap<>();

  private ConsentByHand() {}

  static Map<String, Function<Facts, Reading>> all() {
    channel();
    consent();
    provenance();
    return ALL;
  }

  private static void channel() {
    perCandidate("unreachable", "Candidate: !reachable", c -> c.reach() == Candidate.Reach.NO);
    perCandidate("bounced", "Candidate: bounced", c -> c.bouncedAt() != null);
    perCandidate("preferred", "Candidate: preferred", Candidate::preferred);
    ALL.put(
        "channel/responded",
        f ->
            candidates(
                f,
                c ->
                    row(
                        one("Candidate"),
                        that(
                            "ContactHistory: on($c.channel).answered() > 0",
                            f.contacts().touches().stream()
                                .anyMatch(t -> t.channel() == c.channel() && t.answered())))));
  }

  private static void perCandidate(String name, String label, Predicate<Candidate> holds) {
    ALL.put("channel/" + name, f -> candidates(f, c -> row(that(label, holds.test(c)))));
  }

  private static void consent() {
    String same = "channel == $c.channel, purpose == $t.purpose";
    ALL.put(
        "consent/absent",
        f ->
            candidates(
                f,
                c ->
                    row(
                        one("Trigger"),
                        one("Candidate"),
                        that(
                            "not Consent: " + same,
                            f.consents().stream().noneMatch(k -> isFor(k, c, f))))));
    ALL.put(
        "consent/other-product",
        f ->
            consents(
                f,
                (c, k) ->
                    row(
                        one("Trigger"),
                        one("Subject"),
                        one("Candidate"),
                        that(
                            "exists Consent: channel == $c.channel",
                            k != null && k.channel() == c.channel()),
                        asked("exists Consent: purpose == $t.purpose", () -> isPurpose(k, f)),
                        that(
                            "not Consent: " + same + ", isAbout($s)",
                            f.consents().stream()
                                .noneMatch(o -> isFor(o, c, f) && isAbout(o, f))))));
    ALL.put(
        "consent/withdrawn",
        f ->
            consents(
                f,
                (c, k) ->
                    row(
                        one("Trigger"),
                        one("Subject"),
                        one("Candidate"),
                        that(
                            "Consent: channel == $c.channel",
                            k != null && k.channel() == c.channel()),
                        asked("Consent: purpose == $t.purpose", () -> isPurpose(k, f)),
                        asked("Consent: isAbout($s)", () -> isAbout(k, f)),
                        asked("Consent: !granted", () -> !given(k).granted()),
                        asked(
                            "not Consent: " + same + ", isAbout($s), granted, at > $no.at",
                            () -> noLater(f, c, k, true)))));
    ALL.put(
        "consent/expired",
        f ->
            consents(
                f,
                (c, k) ->
                    row(
                        one("Trigger"),
                        one("Subject"),
                        one("Candidate"),
                        one("Moment"),
                        that(
                            "Consent: channel == $c.channel",
                            k != null && k.channel() == c.channel()),
                        asked("Consent: purpose == $t.purpose", () -> isPurpose(k, f)),
                        asked("Consent: isAbout($s)", () -> isAbout(k, f)),
                        asked("Consent: granted", () -> given(k).granted()),
                        asked("Consent: expiredAt($now)", () -> isOver(given(k), now(f))),
                        asked(
                            "not Consent: " + same + ", isAbout($s), at > $yes.at",
                            () -> noLater(f, c, k, false)))));
  }

  private static void provenance() {
    ALL.put(
        "provenance/sensitive-product",
        f ->
            products(f, p -> List.of(selling(f), one("Subject")), "sensitive", Product::sensitive));
    ALL.put(
        "provenance/gift-purchase",
        f -> {
          List<Purchase> bought =
              f.purchases().purchases().stream()
                  .filter(p -> p.quantity() >= 0 && wanted(f, p.product()))
                  .toList();
          return of(
              selling(f),
              notACart(f),
              that(
                  "Purchases: lastWasGift($s.products)",
                  !bought.isEmpty() && bought.get(bought.size() - 1).gift()));
        });
    ALL.put(
        "provenance/address-not-given",
        f -> {
          List<List<Check>> rows = new ArrayList<>();
          for (@Nullable Candidate c : orNone(f.candidates())) {
            for (@Nullable Attribute a : orNone(f.attributes())) {
              rows.add(
                  row(
                      selling(f),
                      that("Candidate: there is one", c != null),
                      that("exists Attribute: guessed", a != null && isGuess(a)),
                      asked(
                          "exists Attribute: isAddressOf($c.channel)",
                          () ->
                              a != null
                                  && c != null
                                  && (c.channel() == Channel.EMAIL && a.name().equals("email")
                                      || c.channel() == Channel.SMS && a.name().equals("phone")))));
            }
          }
          return ofRows(rows);
        });
    ALL.put("provenance/guessed-interest", ConsentByHand::guessedInterest);
  }

  private static Reading guessedInterest(Facts f) {
    List<List<Check>> rows = new ArrayList<>();
    for (@Nullable Attribute a : orNone(f.attributes())) {
      String category = a == null ? "" : a.value();
      for (@Nullable Product p : orNone(f.products())) {
        rows.add(
            row(
                selling(f),
                notACart(f),
                that("Attribute: name == \"interest\"", a != null && a.name().equals("interest")),
                that("Attribute: guessed", a != null && isGuess(a)),
                that("exists Product: $s.has(id)", p != null && wanted(f, p.id())),
                that(
                    "exists Product: category == $category",
                    p != null && category.equals(p.category())),
                that(
                    "Engagement: viewsIn($category) == 0",
                    views(f, i -> category.equals(i.category())) == 0),
                that(
                    "Engagement: viewsOf($s.products) == 0",
                    views(f, i -> wanted(f, i.product())) == 0),
                that("Purchases: inCategory($category, 365) == 0", boughtIn(f, category) == 0),
                that("Purchases: !boughtSince($s.products, $s.begunAt)", !boughtFrom(f, true)),
                that(
                    "Preferences: !likes($category)",
                    !f.preferences().categories().contains(category))));
      }
    }
    return ofRows(rows);
  }
}
