package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order; of a refund, when {@code quantity} is below 0.
 *
 * @param quantity units
 */
public record Purchase(
    @Nullable String order,
    String product,
    @Nullable String category,
    double quantity,
    Instant at) {
  public boolean isRefund() {
    return quantity < 0;
  }
}
