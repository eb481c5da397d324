package dev.tactus.demo;

import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is on the shelves: sold out, waited for, back again; dearer and cheaper. */
final class Shelves {
  /** So many products are sold out when the history ends, and waited for. */
  static final int SOLD_OUT = 40;

  private static final int CAME_BACK = 80;
  private static final int PRICE_CHANGES = 60;

  private final Chance chance;
  private final List<Shopper> shoppers;
  private final List<Item> items;

  /**
   * Shelves with these products.
   *
   * @param items in an order in which the first ones are sold out in the end
   */
  Shelves(Chance chance, List<Shopper> shoppers, List<Item> items) {
    this.chance = chance;
    this.shoppers = shoppers;
    this.items = items;
  }

  List<Event> past(Instant begin, Instant end) {
    List<Event> events = new ArrayList<>();
    Instant settled = end.minus(Duration.ofDays(12));
    for (Item item : items.subList(0, CAME_BACK)) {
      Instant out = chance.time(begin.plus(Duration.ofDays(2)), settled.minus(Duration.ofDays(8)));
      Instant back = out.plus(chance.seconds(86_400, 6 * 86_400));
      events.add(soldOut(item, out));
      events.addAll(requests(item, out, back, chance.between(2, 6)));
      events.add(restocked(item, back));
    }
    for (Item item : items.subList(0, SOLD_OUT)) {
      Instant out = chance.time(settled, end.minus(Duration.ofHours(2)));
      events.add(soldOut(item, out));
      events.addAll(requests(item, out, end, chance.between(4, 8)));
    }
    for (int i = 0; i < PRICE_CHANGES; i++) {
      events.add(priced(chance.oneOf(items), chance.time(begin.plusSeconds(1), end)));
    }
    return events;
  }

  Event soldOut(Item item, Instant at) {
    return Happening.shelf(
        at, "Product Stock Changed", Map.of("product_id", item.id(), "stock", 0));
  }

  Event restocked(Item item, Instant at) {
    Map<String, Object> properties =
        Map.of("product_id", item.id(), "quantity", chance.between(2, 5));
    return Happening.shelf(at, "Product Restocked", properties);
  }

  Event priced(Item item, Instant at) {
    double price = Math.round(item.price() * chance.around1(0.12) * 10) / 10.0;
    return Happening.shelf(
        at, "Product Price Changed", Map.of("product_id", item.id(), "price", price));
  }

  /** That customer asks to be told when the product is back. */
  Event request(Item item, String customer, Instant at) {
    Map<String, Object> properties = new LinkedHashMap<>(item.line());
    properties.put("channel", chance.in100(85) ? "email" : "push");
    return Happening.track(at, customer, "Restock Alert Requested", properties);
  }

  private List<Event> requests(Item item, Instant from, Instant to, int count) {
    List<Event> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Shopper shopper = chance.oneOf(shoppers);
      Instant at = chance.time(from, to);
      requests.add(request(item, shopper.id(), at));
      if (chance.in100(4)) {
        Instant later = at.plus(chance.seconds(3600, 40 * 3600));
        requests.add(Happening.track(later, shopper.id(), "Restock Alert Cancelled", item.line()));
      }
    }
    return requests;
  }
}
