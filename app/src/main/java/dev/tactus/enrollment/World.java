package dev.tactus.enrollment;

import dev.tactus.customer.LedgerEntry;
import dev.tactus.delivery.Send;
import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.journeys.RunOut;
import dev.tactus.journeys.Surroundings;
import dev.tactus.journeys.Wave;
import dev.tactus.journeys.Waves;
import dev.tactus.judgement.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the core reads and changes in one unit of work: the same core runs over PostgreSQL and over
 * memory.
 */
interface World {
  /** The time at which a signal of that event time is judged. */
  Instant now(Instant signal);

  Person person(String customer);

  /**
   * The events of the customer so far, the one being taken included, in order of arrival; of these
   * names at least.
   */
  List<Event> history(String customer, Set<String> names);

  /** The product, {@link Product#unknown} if the catalogue does not have it. */
  Product product(String id);

  /** Products as they are now, in that order. */
  default List<Product> products(Collection<String> ids) {
    return ids.stream().map(this::product).toList();
  }

  void put(Product product);

  /** The event changed stock or price: these tell of it. */
  void changed(Event event, List<Event> changes);

  Surroundings.Intervals intervals(String product, Instant at);

  /** The customer's per-unit intervals of that product, oldest first. */
  List<RunOut.Interval> intervals(String product, String customer);

  /** Replaces the customer's per-unit intervals of that product. */
  void putIntervals(String product, String customer, List<RunOut.Interval> intervals);

  Wave wave(String product);

  void put(Wave wave);

  /** The customers who wait for the product, by time of request, then customer. */
  List<Waves.Waiting> line(String product);

  void queue(String product, Waves.Waiting waiting);

  void unqueue(String product, String customer, String subject);

  /** The product's wave has something to offer, but its journey is paused. */
  void park(String journey, String product);

  /** Tells a product's wave, which takes its turn after this unit of work. */
  void tell(WaveSignal signal);

  void decided(Decision decision);

  void approved(Send send);

  /** Takes sends back that no worker has taken yet. */
  void revoke(Person person, Collection<String> sends);

  void entered(String customer, List<LedgerEntry> entries);
}
