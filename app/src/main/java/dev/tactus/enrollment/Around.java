package dev.tactus.enrollment;

import dev.tactus.customer.PurchaseLines;
import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purchase;
import dev.tactus.journeys.RunOut;
import dev.tactus.journeys.Surroundings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What journeys may ask about a customer.
 *
 * @param bought null: what is remembered
 */
record Around(World world, Person person, @Nullable PurchaseLines bought) implements Surroundings {
  Around(World world, Person person) {
    this(world, person, null);
  }

  /** While all of the customer's events are gone through again: none is forgotten then. */
  static Around all(World world, Person person, List<Event> history) {
    boolean some = person.customer.mayHaveBoughtMore();
    return new Around(world, person, some ? PurchaseLines.of(history) : null);
  }

  @Override
  public Product product(String id) {
    return world.product(id);
  }

  @Override
  public List<Purchase> purchases(String product) {
    return bought == null ? person.customer.purchasesOf(product) : bought.of(product);
  }

  @Override
  public List<RunOut.Interval> learned(String product) {
    return world.intervals(product, person.id);
  }

  @Override
  public Intervals intervals(String product, Instant at) {
    return world.intervals(product, at);
  }
}
