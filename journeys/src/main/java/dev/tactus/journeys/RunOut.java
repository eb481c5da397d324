package dev.tactus.journeys;

import dev.tactus.facts.Purchase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** When a customer's product is expected to run out. */
public final class RunOut {
  /**
   * Time between two purchase days, per unit of the earlier.
   *
   * @param day the later purchase day, UTC
   * @param daysPerUnit above 0
   * @param knownAt the first purchase of that later day
   */
  public record Interval(LocalDate day, double daysPerUnit, Instant knownAt) {}

  private RunOut() {}

  /** A customer's per-unit intervals of one product, oldest first. */
  public static List<Interval> intervals(List<Purchase> purchases) {
    return List.of();
  }
}
