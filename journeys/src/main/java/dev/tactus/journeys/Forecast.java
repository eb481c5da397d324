package dev.tactus.journeys;

import java.time.Duration;
import java.util.Set;

/**
 * How a journey uses the run-out estimate.
 *
 * @param without the exit where nothing can be estimated
 * @param leadShare how long before the run-out the product is low, as a share of the interval
 * @param leadMost how long at most
 */
record Forecast(String without, double leadShare, Duration leadMost) {
  /** When the product is low: run-out minus lead. */
  static final String LOW = "low";

  /** When it is expected to run out. */
  static final String RUN_OUT = "run-out";

  /** When a reminder has lost its sense: run-out plus twice the lead. */
  static final String LAPSE = "lapse";

  static final Set<String> INSTANTS = Set.of(LOW, RUN_OUT, LAPSE);

  /** What intervals are made of, whether or not an arrow names it. */
  static final Set<String> EVENTS = Set.of("Order Completed", "Order Refunded");
}
