package dev.tactus.judgement;

import static dev.tactus.judgement.Reading.Check.that;
import static dev.tactus.judgement.Reading.ofRows;
import static dev.tactus.judgement.Reading.orNone;
import static dev.tactus.judgement.Reading.row;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Interest;
import dev.tactus.facts.Product;
import dev.tactus.facts.Provenance;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Touch;
import dev.tactus.judgement.Reading.Check;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Questions to facts that the readings by hand ask, of the plain components alone. */
final class PlainFacts {
  static final Duration DAY = Duration.ofDays(1);

  private PlainFacts() {}

  static Reading candidates(Facts f, Function<Candidate, List<Check>> row) {
    if (f.candidates().isEmpty()) {
      Candidate nobody = new Candidate(Channel.WEB, 0, Candidate.Reach.YES, null, false);
      return row.apply(nobody).stream()
          .filter(c -> c.label().startsWith("Candidate") || !c.holds().getAsBoolean())
          .findFirst()
          .map(c -> new Reading(c.label()))
          .orElseThrow();
    }
    return ofRows(f.candidates().stream().map(row).toList());
  }

  static Reading consents(Facts f, BiFunction<Candidate, @Nullable Consent, List<Check>> row) {
    if (f.candidates().isEmpty()) {
      return new Reading("Candidate: there is one");
    }
    List<List<Check>> rows = new ArrayList<>();
    for (Candidate c : f.candidates()) {
      orNone(f.consents()).forEach(k -> rows.add(row.apply(c, k)));
    }
    return ofRows(rows);
  }

  static Reading products(
      Facts f, Function<Facts, List<Check>> first, String text, Predicate<Product> holds) {
    List<List<Check>> rows = new ArrayList<>();
    for (@Nullable Product p : orNone(f.products())) {
      List<Check> row = new ArrayList<>(first.apply(f));
      row.add(that("exists Product: $s.has(id)", p != null && wanted(f, p.id())));
      row.add(that("exists Product: " + text, p != null && holds.test(p)));
      rows.add(row);
    }
    return ofRows(rows);
  }

  static Check one(String kind) {
    return that(kind + ": there is one", true);
  }

  static Check selling(Facts f) {
    return that("Trigger: marketing", f.trigger().purpose() == Purpose.MARKETING);
  }

  static Check notService(Facts f) {
    return that("Trigger: !service", f.trigger().purpose() != Purpose.SERVICE);
  }

  static Check notACart(Facts f) {
    return that("Subject: !cart", !isCart(f));
  }

  static boolean isCart(Facts f) {
    return f.subject().kind().equals("cart");
  }

  static Instant now(Facts f) {
    return f.moment().now();
  }

  static boolean wanted(Facts f, String product) {
    return f.subject().products().contains(product);
  }

  static Consent given(@Nullable Consent consent) {
    return Objects.requireNonNull(consent);
  }

  static boolean isPurpose(@Nullable Consent k, Facts f) {
    return given(k).purpose() == f.trigger().purpose();
  }

  static boolean isFor(Consent k, Candidate c, Facts f) {
    return k.channel() == c.channel() && isPurpose(k, f);
  }

  static boolean isAbout(@Nullable Consent k, Facts f) {
    String product = given(k).product();
    return product == null || product.equals(f.subject().id()) || wanted(f, product);
  }

  static boolean isOver(Consent k, Instant now) {
    return k.expiresAt() != null && !k.expiresAt().isAfter(now);
  }

  static boolean noLater(Facts f, Candidate c, @Nullable Consent k, boolean granted) {
    return f.consents().stream()
        .noneMatch(
            o ->
                isFor(o, c, f)
                    && isAbout(o, f)
                    && (!granted || o.granted())
                    && o.at().isAfter(given(k).at()));
  }

  static boolean isGuess(Attribute a) {
    return a.provenance() == Provenance.INFERRED || a.provenance() == Provenance.THIRD_PARTY;
  }

  static boolean isSoldOut(Product p) {
    return p.inStock() != null && !p.inStock();
  }

  static int rise(Product p) {
    BigDecimal was = p.wasPrice();
    return p.price() == null || was == null ? 0 : p.price().compareTo(was);
  }

  static boolean isMarketing(Touch t) {
    return t.purpose() == Purpose.MARKETING;
  }

  static List<Touch> touches(Facts f, Predicate<Touch> which) {
    return f.contacts().touches().stream().filter(which).toList();
  }

  static List<Touch> marketing(Facts f) {
    return touches(f, PlainFacts::isMarketing);
  }

  static List<Touch> on(Facts f, Channel channel) {
    return touches(f, t -> isMarketing(t) && t.channel() == channel);
  }

  static boolean isFull(List<Touch> touches, int cap, Duration window, Facts f) {
    Instant after = now(f).minus(window);
    return touches.stream().filter(t -> t.at().isAfter(after) && !t.at().isAfter(now(f))).count()
        >= cap;
  }

  static int silent(List<Touch> touches) {
    int last = -1;
    for (int i = 0; i < touches.size(); i++) {
      last = touches.get(i).answered() ? i : last;
    }
    return touches.size() - 1 - last;
  }

  static int views(Facts f, Predicate<Interest> which) {
    return f.engagement().interests().stream().filter(which).mapToInt(Interest::views).sum();
  }

  static long boughtIn(Facts f, String category) {
    Instant after = now(f).minus(DAY.multipliedBy(365));
    return f.purchases().purchases().stream()
        .filter(p -> p.quantity() >= 0 && category.equals(p.category()) && p.at().isAfter(after))
        .count();
  }

  static boolean boughtFrom(Facts f, boolean inclusive) {
    Instant begun = f.subject().begunAt();
    return f.purchases().purchases().stream()
        .filter(p -> p.quantity() >= 0 && wanted(f, p.product()))
        .anyMatch(p -> p.at().isAfter(begun) || (inclusive && p.at().equals(begun)));
  }

  static boolean within(Facts f, @Nullable Instant at, int days) {
    return at != null && at.isAfter(now(f).minus(DAY.multipliedBy(days)));
  }
}
