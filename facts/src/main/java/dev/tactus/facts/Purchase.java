package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order; of a refund, when {@code quantity} is below 0.
 *
 * @param quantity units
 * @param gift whether it was bought for somebody else
 */
public record Purchase(
    @Nullable String order,
    String product,
    @Nullable String category,
    double quantity,
    Instant at,
    boolean gift) {
  /** A purchase that is not known to be a gift. */
  public Purchase(
      @Nullable String order,
      String product,
      @Nullable String category,
      double quantity,
      Instant at) {
    this(order, product, category, quantity, at, false);
  }

  /** The same line with another quantity. */
  public Purchase withQuantity(double units) {
    return new Purchase(order, product, category, units, at, gift);
  }

  public boolean isRefund() {
    return quantity < 0;
  }
}
