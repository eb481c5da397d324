package dev.tactus.demo;

import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Customers' visits: they look, fill a cart, and order, leave or empty it. */
final class Visits {
  /** How a visit ends. */
  enum Ending {
    LOOKS,
    LEAVES,
    ORDERS,
    EMPTIES
  }

  /** What is in a cart. */
  private record Cart(String id, Map<Item, Integer> contents) {}

  private final Chance chance;
  private final Assortment assortment;
  private final String mark;
  private final Map<String, Cart> carts = new HashMap<>();
  private int numbers;

  /**
   * Visits of a run of the storefront.
   *
   * @param mark part of the ids of its carts and orders
   */
  Visits(Random random, Assortment assortment, String mark) {
    this.chance = Chance.of(random);
    this.assortment = assortment;
    this.mark = mark;
  }

  /** An ending as they come. */
  Ending someEnding() {
    int share = chance.between(1, 100);
    if (share <= 50) {
      return Ending.LOOKS;
    }
    return share <= 75 ? Ending.LEAVES : share <= 95 ? Ending.ORDERS : Ending.EMPTIES;
  }

  /** Lets a customer forget the cart that was left, and begin another. */
  void begin(Shopper shopper) {
    carts.remove(shopper.id());
  }

  /** What happens in a visit, in order. */
  List<Event> visit(Shopper shopper, Instant start, Ending ending) {
    List<Event> events = new ArrayList<>();
    String category =
        chance.in100(75)
            ? chance.oneOf(shopper.favourites())
            : chance.oneOf(assortment.categories());
    Instant at = look(events, shopper.id(), category, start);
    if (ending == Ending.LOOKS) {
      return events;
    }
    Cart cart =
        carts.computeIfAbsent(
            shopper.id(), id -> new Cart("cart-" + number(id), new LinkedHashMap<>()));
    at = fill(events, shopper.id(), category, cart, at);
    if (ending == Ending.ORDERS) {
      events.add(order(shopper.id(), cart, at.plus(chance.seconds(60, 400))));
    } else if (ending == Ending.EMPTIES) {
      empty(events, shopper.id(), cart, at);
    }
    if (ending != Ending.LEAVES) {
      carts.remove(shopper.id());
    }
    return events;
  }

  /** An order of what somebody always buys. */
  Event reorder(Shopper shopper, Shopper.Habit habit, Instant at) {
    Cart cart = new Cart("", Map.of(habit.item(), habit.quantity()));
    return order(shopper.id(), cart, at);
  }

  /** Somebody whom the shop does not know looks around. */
  List<Event> stranger(Instant start) {
    List<Event> events = new ArrayList<>();
    look(events, "anon:" + number("visitor"), chance.oneOf(assortment.categories()), start);
    return events;
  }

  private Instant look(List<Event> events, String customer, String category, Instant start) {
    Instant at = start;
    int views = chance.between(1, 5);
    for (int i = 0; i < views; i++) {
      Item item = assortment.any(category, chance.random());
      boolean wished = chance.in100(4) && !customer.startsWith("anon:");
      String name = wished ? "Product Added to Wishlist" : "Product Viewed";
      events.add(Happening.track(at, customer, name, item.line()));
      at = at.plus(chance.seconds(8, 70));
    }
    return at;
  }

  private Instant fill(
      List<Event> events, String customer, String category, Cart cart, Instant start) {
    Instant at = start;
    int items = chance.between(1, 3);
    for (int i = 0; i < items; i++) {
      Item item = assortment.any(category, chance.random());
      cart.contents().merge(item, 1, Integer::sum);
      events.add(change("Product Added", customer, cart, item, 1, at));
      at = at.plus(chance.seconds(10, 90));
    }
    return at;
  }

  private void empty(List<Event> events, String customer, Cart cart, Instant start) {
    Instant at = start;
    for (Map.Entry<Item, Integer> entry : cart.contents().entrySet()) {
      events.add(change("Product Removed", customer, cart, entry.getKey(), entry.getValue(), at));
      at = at.plus(chance.seconds(3, 12));
    }
  }

  private static Event change(
      String name, String customer, Cart cart, Item item, int quantity, Instant at) {
    Map<String, Object> properties = item.line(quantity);
    properties.put("cart_id", cart.id());
    return Happening.track(at, customer, name, properties);
  }

  private Event order(String customer, Cart cart, Instant at) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("order_id", "order-" + number(customer));
    if (!cart.id().isEmpty()) {
      properties.put("cart_id", cart.id());
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    cart.contents().forEach((item, quantity) -> lines.add(item.line(quantity)));
    properties.put("products", lines);
    properties.put("currency", "EUR");
    return Happening.track(at, customer, "Order Completed", properties);
  }

  private String number(String of) {
    numbers++;
    return of + "-" + mark + numbers;
  }
}
