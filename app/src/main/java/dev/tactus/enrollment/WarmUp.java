package dev.tactus.enrollment;

import dev.tactus.customer.Answerable;
import dev.tactus.facts.Event;
import dev.tactus.journeys.Journeys;
import dev.tactus.judgement.Judge;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Runs a few invented carts through journeys and rules, so that the first real one finds them warm.
 */
final class WarmUp {
  private static final int CARTS = 60;
  private static final Instant START = Instant.parse("2026-01-07T08:00:00Z");

  private WarmUp() {}

  static void run(Journeys journeys, Judge judge) {
    Simulation simulation =
        new Simulation(journeys, judge, ZoneOffset.UTC, true, Answerable.ALL, decision -> {});
    for (int i = 0; i < CARTS; i++) {
      Instant at = START.plus(Duration.ofMinutes(i));
      simulation.take(
          new Event(
              "warm-up-" + i,
              "warm-up-" + i % 7,
              "track",
              "Product Added",
              at,
              Map.of("product_id", "product-" + i % 3, "category", "category", "price", 12)));
    }
    simulation.runUntil(START.plus(Duration.ofDays(9)));
  }
}
