package dev.tactus.journeys;

import dev.tactus.facts.Product;
import dev.tactus.facts.Purchase;
import java.time.Instant;
import java.util.List;

/** What the engine may ask about one customer's world; pure look-ups, no side effect. */
public interface Surroundings {
  /** The product as the catalogue has it, {@link Product#unknown} if it does not. */
  Product product(String id);

  /** This customer's purchases and refunds of that product, oldest first, as far as remembered. */
  List<Purchase> purchases(String product);

  /** This customer's per-unit intervals of that product as they were learned, oldest first. */
  List<RunOut.Interval> learned(String product);

  /** Per-unit intervals of that product over all customers, as known at that time. */
  Intervals intervals(String product, Instant at);

  /**
   * Distribution of per-unit intervals, in days.
   *
   * @param count how many
   * @param median 0 if none
   * @param variance of the population, days squared; 0 if none
   */
  record Intervals(int count, double median, double variance) {
    public static final Intervals NONE = new Intervals(0, 0, 0);
  }
}
