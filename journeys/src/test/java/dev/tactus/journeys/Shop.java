package dev.tactus.journeys;

import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The world around one customer, for tests: purchases are those of the events it was told. */
final class Shop implements Surroundings {
  private final Map<String, Product> products = new HashMap<>();
  private final Map<String, Intervals> intervals = new HashMap<>();
  private final List<Purchase> purchases = new ArrayList<>();

  void told(Event event) {
    double sign = event.name().equals("Order Completed") ? 1 : -1;
    if (sign > 0 || event.name().equals("Order Refunded")) {
      for (Event.Line line : event.lines()) {
        double units = sign * line.quantity();
        String order = event.text("order_id");
        purchases.add(new Purchase(order, line.product(), null, units, event.at()));
      }
      purchases.sort(Comparator.comparing(Purchase::at));
    }
  }

  Shop consumable(String id, @Nullable Double daysSupply) {
    products.put(
        id,
        new Product(
            id,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            true,
            daysSupply,
            false,
            List.of()));
    return this;
  }

  Shop variant(String id, String of) {
    products.put(
        id,
        new Product(
            id, null, null, null, null, null, null, null, null, of, false, null, false, List.of()));
    return this;
  }

  Shop everybody(String product, int count, double median, double variance) {
    intervals.put(product, new Intervals(count, median, variance));
    return this;
  }

  @Override
  public Product product(String id) {
    return products.getOrDefault(id, Product.unknown(id));
  }

  @Override
  public List<Purchase> purchases(String product) {
    return purchases.stream().filter(p -> p.product().equals(product)).toList();
  }

  @Override
  public List<RunOut.Interval> learned(String product) {
    return RunOut.intervals(purchases(product));
  }

  @Override
  public Intervals intervals(String product, Instant at) {
    return intervals.getOrDefault(product, Intervals.NONE);
  }
}
