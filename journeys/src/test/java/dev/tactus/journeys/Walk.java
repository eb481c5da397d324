package dev.tactus.journeys;

import dev.tactus.facts.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random events of one customer; the seed says which. */
final class Walk {
  private static final List<String> PRODUCTS = List.of("soap", "tea", "lamp");
  private static final List<String> CARTS = List.of("", "", "", "c1", "c2");

  private Walk() {}

  /** Of the round: given with {@code -Dtactus.seed}, else always the same ones. */
  static long seed(int round) {
    return Long.getLong("tactus.seed", 20261121L) + round;
  }

  static Shop shop() {
    return new Shop()
        .consumable("soap", null)
        .everybody("soap", 40, 9, 1)
        .consumable("tea", 6.0)
        .everybody("lamp", 40, 9, 1);
  }

  /** Sorted by time, with ties. */
  static List<Event> events(String journey, Random random, int most) {
    List<Event> events = new ArrayList<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      String at = random.nextInt(30) / 3 + "d" + random.nextInt(13) + "h";
      events.add(event(journey, random, i, at));
    }
    events.sort(Comparator.comparing(Event::at));
    return events;
  }

  private static Event event(String journey, Random random, int i, String at) {
    String product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
    Event event =
        switch (journey) {
          case "abandoned-cart" -> cart(random, at, product);
          case "back-in-stock" -> alert(random, at, product);
          default -> order(random, at, product);
        };
    return new Event("e" + i, "ann", "track", event.name(), event.at(), event.properties());
  }

  private static Event cart(Random random, String at, String product) {
    Event event =
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> Events.removed(at, product, random.nextInt(3));
          case 3 -> Events.ordered(at, product);
          default -> Events.added(at, product, random.nextInt(3));
        };
    String cart = CARTS.get(random.nextInt(CARTS.size()));
    return cart.isEmpty() ? event : Events.inCart(cart, event);
  }

  private static Event alert(Random random, String at, String product) {
    return switch (random.nextInt(5)) {
      case 0 -> Events.cancelled(at, product);
      case 1 -> Events.ordered(at, product);
      default -> Events.requested(at, product);
    };
  }

  private static Event order(Random random, String at, String product) {
    return switch (random.nextInt(6)) {
      case 0 -> Events.refunded(at, product, 1 + random.nextInt(2));
      case 1 -> Events.onLine("auto_ship", true, Events.ordered(at, product));
      case 2 -> Events.track("Order Completed", at, Map.of());
      default -> Events.ordered(at, product, 1.0 + random.nextInt(2));
    };
  }
}
