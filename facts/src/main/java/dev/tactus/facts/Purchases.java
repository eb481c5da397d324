package dev.tactus.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer bought, on any channel, oldest first. */
public record Purchases(Instant now, List<Purchase> purchases) {
  private static final double NOTHING = 1e-9;

  public Purchases {
    purchases = List.copyOf(purchases);
  }

  /** Whether one of these products was bought at or after that time. */
  public boolean boughtSince(Collection<String> products, Instant since) {
    return purchases.stream()
        .anyMatch(p -> !p.isRefund() && products.contains(p.product()) && !p.at().isBefore(since));
  }

  /** Whether one of these products was bought after that time. */
  public boolean boughtAfter(Collection<String> products, Instant since) {
    return boughtSince(products, since.plusNanos(1));
  }

  /** Whether the latest purchase of one of these products was a gift. */
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

  /** Number of purchases in that category in the last days. */
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

  /** Days since the latest purchase, of anything; a very large number if there was none. */
  public long daysSinceLast() {
    return purchases.isEmpty()
        ? Long.MAX_VALUE
        : Duration.between(purchases.get(purchases.size() - 1).at(), now).toDays();
  }
}
