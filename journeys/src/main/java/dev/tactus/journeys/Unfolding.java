package dev.tactus.journeys;

import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The world while a history is folded again: of the events of one instant, those that are still to
 * come have not been bought or refunded yet.
 */
final class Unfolding implements Surroundings {
  private final Surroundings world;
  private final List<Event> sorted;
  private int next;

  Unfolding(Surroundings world, List<Event> sorted) {
    this.world = world;
    this.sorted = sorted;
  }

  boolean hasNext() {
    return next < sorted.size();
  }

  /** The next event, without moving on. */
  Event peek() {
    return sorted.get(next);
  }

  Event next() {
    return sorted.get(next++);
  }

  @Override
  public Product product(String id) {
    return world.product(id);
  }

  @Override
  public List<Purchase> purchases(String product) {
    List<Purchase> all = world.purchases(product);
    int hidden = stillToCome(product);
    if (hidden == 0) {
      return all;
    }
    Instant now = sorted.get(next - 1).at();
    int end = all.size();
    while (end > 0 && all.get(end - 1).at().isAfter(now)) {
      end--;
    }
    List<Purchase> known = new ArrayList<>(all);
    known.subList(Math.max(0, end - hidden), end).clear();
    return known;
  }

  /** Lines about that product in the later events of the instant. */
  private int stillToCome(String product) {
    int lines = 0;
    for (int i = next; i > 0 && i < sorted.size(); i++) {
      Event event = sorted.get(i);
      if (!event.at().equals(sorted.get(next - 1).at())) {
        break;
      }
      if (Forecast.EVENTS.contains(event.name())) {
        lines += (int) event.lines().stream().filter(l -> l.product().equals(product)).count();
      }
    }
    return lines;
  }

  @Override
  public List<RunOut.Interval> learned(String product) {
    return world.learned(product);
  }

  @Override
  public Intervals intervals(String product, Instant at) {
    return world.intervals(product, at);
  }
}
