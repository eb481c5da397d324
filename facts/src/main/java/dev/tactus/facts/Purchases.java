package dev.tactus.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer bought, on any channel, oldest first. */
public record Purchases(Instant now, List<Purchase> purchases) {
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
