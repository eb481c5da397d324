package dev.tactus.judgement;

import static dev.tactus.judgement.PlainFacts.boughtFrom;
import static dev.tactus.judgement.PlainFacts.boughtIn;
import static dev.tactus.judgement.PlainFacts.isCart;
import static dev.tactus.judgement.PlainFacts.isSoldOut;
import static dev.tactus.judgement.PlainFacts.notACart;
import static dev.tactus.judgement.PlainFacts.one;
import static dev.tactus.judgement.PlainFacts.products;
import static dev.tactus.judgement.PlainFacts.rise;
import static dev.tactus.judgement.PlainFacts.selling;
import static dev.tactus.judgement.PlainFacts.views;
import static dev.tactus.judgement.PlainFacts.wanted;
import static dev.tactus.judgement.PlainFacts.within;
import static dev.tactus.judgement.Reading.Check.that;
import static dev.tactus.judgement.Reading.of;
import static dev.tactus.judgement.Reading.ofRows;
import static dev.tactus.judgement.Reading.orNone;
import static dev.tactus.judgement.Reading.row;

import dev.tactus.facts.Facts;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purpose;
import dev.tactus.judgement.Reading.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules of relevance, read by hand. */
final class RelevanceByHand {
  private static final Map<String, Function<Facts, Reading>> ALL = new TreeMap<>();

  private RelevanceByHand() {}

  static Map<String, Function<Facts, Reading>> all() {
    evidence();
    mistaken();
    product();
    return ALL;
  }

  private static void evidence() {
    ALL.put(
        "relevance/seen-lately",
        f ->
            of(
                one("Moment"),
                that(
                    "Engagement: seenInDays(7, $now)", within(f, f.engagement().lastSeenAt(), 7))));
    ALL.put(
        "relevance/gone-quiet",
        f ->
            of(
                one("Moment"),
                that(
                    "Engagement: goneForDays(180, $now)",
                    f.engagement().lastSeenAt() != null
                        && !within(f, f.engagement().lastSeenAt(), 180))));
    ALL.put(
        "relevance/viewed-repeatedly",
        f ->
            of(
                one("Subject"),
                that(
                    "Engagement: viewsOf($s.products) >= 3",
                    views(f, i -> wanted(f, i.product())) >= 3)));
    ALL.put(
        "relevance/responded-lately",
        f ->
            of(
                one("Moment"),
                that(
                    "Engagement: answeredInDays(30, $now)",
                    within(f, f.engagement().lastAnsweredAt(), 30))));
  }

  private static void mistaken() {
    ALL.put(
        "relevance/already-bought",
        f ->
            of(
                one("Trigger"),
                that(
                    "Subject: cart || $t.alert",
                    isCart(f) || f.trigger().purpose() == Purpose.ALERT),
                that("Purchases: boughtSince($s.products, $s.begunAt)", boughtFrom(f, true))));
    ALL.put(
        "relevance/bought-again",
        f ->
            of(
                that("Trigger: !alert", f.trigger().purpose() != Purpose.ALERT),
                notACart(f),
                that("Purchases: boughtAfter($s.products, $s.begunAt)", boughtFrom(f, false))));
    ALL.put(
        "relevance/purchase-refunded",
        f ->
            of(
                selling(f),
                notACart(f),
                // how refunds are set off against orders is said in the facts, not in the rule
                that(
                    "Purchases: lastWasRefunded($s.products)",
                    f.purchases().lastWasRefunded(f.subject().products()))));
    ALL.put(
        "relevance/out-of-stock",
        f -> {
          List<List<Check>> rows = new ArrayList<>();
          for (@Nullable Product p : orNone(f.products())) {
            rows.add(
                row(
                    one("Subject"),
                    that("exists Product: $s.has(id)", p != null && wanted(f, p.id())),
                    that("exists Product: soldOut", p != null && isSoldOut(p)),
                    that(
                        "not Product: $s.has(id), !soldOut",
                        f.products().stream().noneMatch(o -> wanted(f, o.id()) && !isSoldOut(o)))));
          }
          return ofRows(rows);
        });
  }

  private static void product() {
    ALL.put(
        "relevance/price-up",
        f -> products(f, p -> List.of(one("Subject")), "dearer", p -> rise(p) > 0));
    ALL.put(
        "relevance/price-down",
        f -> products(f, p -> List.of(one("Subject")), "cheaper", p -> rise(p) < 0));
    ALL.put(
        "relevance/declared-interest",
        f ->
            products(
                f,
                p -> List.of(one("Subject"), one("Preferences")),
                "$p.likes(category)",
                p -> p.category() != null && f.preferences().categories().contains(p.category())));
    ALL.put(
        "relevance/repeat-category",
        f ->
            products(
                f,
                p -> List.of(one("Subject"), one("Purchases")),
                "$bought.inCategory(category, 365) >= 2",
                p -> p.category() != null && boughtIn(f, p.category()) >= 2));
  }
}
