package dev.tactus.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the customer bought, on any channel, oldest first: the latest hundred lines, and all of the
 * subject's products of the last two years.
 *
 * @param now the time of the judgement
 * @param purchases the lines of orders and refunds themselves
 */
public record Purchases(
    @Word(example = "Purchases($now : now) Engagement(lastSeenAt < $now)") Instant now,
    @Word(example = "Purchases(purchases.isEmpty())") List<Purchase> purchases) {
  private static final double NOTHING = 1e-9;

  public Purchases {
    purchases = List.copyOf(purchases);
  }

  /** Whether one of these products was bought at or after that time. */
  @Word(example = "$s : Subject(cart) Purchases(boughtSince($s.products, $s.begunAt))")
  public boolean boughtSince(Collection<String> products, Instant since) {
    return purchases.stream()
        .anyMatch(p -> !p.isRefund() && products.contains(p.product()) && !p.at().isBefore(since));
  }

  /** Whether one of these products was bought after that time. */
  @Word(example = "$s : Subject(!cart) Purchases(boughtAfter($s.products, $s.begunAt))")
  public boolean boughtAfter(Collection<String> products, Instant since) {
    return boughtSince(products, since.plusNanos(1));
  }

  /** Whether the latest purchase of one of these products was a gift. */
  @Word(example = "$s : Subject() Purchases(lastWasGift($s.products))")
  public boolean lastWasGift(Collection<String> products) {
    boolean gift = false;
    for (Purchase purchase : purchases) {
      if (!purchase.isRefund() && products.contains(purchase.product())) {
        gift = purchase.gift();
      }
    }
    return gift;
  }

  /** Whether nothing is left, after refunds, of the latest order of these products. */
  @Word(example = "$s : Subject() Purchases(lastWasRefunded($s.products))")
  public boolean lastWasRefunded(Collection<String> products) {
    List<Purchase> kept =
        kept(purchases).stream().filter(p -> products.contains(p.product())).toList();
    if (kept.isEmpty()) {
      return false;
    }
    Instant last = kept.get(kept.size() - 1).at();
    return kept.stream().filter(p -> p.at().equals(last)).allMatch(p -> p.quantity() == 0);
  }

  /**
   * What was bought, less what was refunded: a quantity of 0 where nothing is left. A refund takes
   * from the order that it names, else from the latest purchases of its product before it.
   *
   * @param lines of orders and refunds, oldest first
   */
  public static List<Purchase> kept(List<Purchase> lines) {
    List<Purchase> kept = new ArrayList<>();
    for (Purchase line : lines) {
      if (line.isRefund()) {
        refund(kept, line);
      } else {
        kept.add(line);
      }
    }
    return kept;
  }

  private static void refund(List<Purchase> kept, Purchase refund) {
    boolean named = kept.stream().anyMatch(p -> isOfOrder(refund, p));
    double units = -refund.quantity();
    for (int i = kept.size() - 1; i >= 0 && units > 0; i--) {
      Purchase line = kept.get(i);
      if (named ? isOfOrder(refund, line) : line.product().equals(refund.product())) {
        double taken = Math.min(units, line.quantity());
        double left = line.quantity() - taken;
        kept.set(i, line.withQuantity(left > NOTHING ? left : 0));
        units -= taken;
      }
    }
  }

  private static boolean isOfOrder(Purchase refund, Purchase line) {
    return refund.order() != null
        && refund.order().equals(line.order())
        && refund.product().equals(line.product());
  }

  /** Number of purchases in that category in the last days, from 1. */
  @Word(
      example = "Purchases(inCategory(\"lighting\", 365) >= 2)",
      range = "lines of orders, from 0")
  public int inCategory(@Nullable String category, int days) {
    Instant after = now.minus(Duration.ofDays(days));
    return category == null
        ? 0
        : (int)
            purchases.stream()
                .filter(
                    p -> !p.isRefund() && category.equals(p.category()) && p.at().isAfter(after))
                .count();
  }

  /** Whole days since the latest purchase, of anything; a very large number if there was none. */
  @Word(example = "Purchases(daysSinceLast() < 2)", range = "days, from 0")
  public long daysSinceLast() {
    return daysSince(last(p -> true));
  }

  /**
   * Whole days since the latest purchase in that category; a very large number if there was none.
   */
  @Word(
      example = "$p : Purchases() exists Product($p.daysSinceLastIn(category) <= 30)",
      range = "days, from 0")
  public long daysSinceLastIn(@Nullable String category) {
    return daysSince(last(p -> category != null && category.equals(p.category())));
  }

  /**
   * Whole days since the latest purchase of one of these products; a very large number if there was
   * none.
   */
  @Word(
      example = "$s : Subject() Purchases(daysSinceLastOf($s.products) <= 14)",
      range = "days, from 0")
  public long daysSinceLastOf(Collection<String> products) {
    return daysSince(last(p -> products.contains(p.product())));
  }

  /**
   * When so many hours, from 1, will have passed since the latest purchase, of anything; now, if
   * they have, or if there was none.
   */
  @Word(example = "Purchases($later : hoursAfterLast(24), $later > now)")
  public Instant hoursAfterLast(int hours) {
    Instant last = last(p -> true);
    Instant then = last == null ? now : last.plus(Duration.ofHours(hours));
    return then.isBefore(now) ? now : then;
  }

  private @Nullable Instant last(Predicate<Purchase> which) {
    Instant last = null;
    for (Purchase purchase : purchases) {
      if (!purchase.isRefund() && which.test(purchase)) {
        last = purchase.at();
      }
    }
    return last;
  }

  private long daysSince(@Nullable Instant at) {
    return at == null ? Long.MAX_VALUE : Duration.between(at, now).toDays();
  }
}
