package dev.tactus.journeys;

import dev.tactus.facts.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Events of one customer, for tests. */
final class Events {
  private Events() {}

  static Event added(String at, String product) {
    return track("Product Added", at, Map.of("product_id", product));
  }

  static Event added(String at, String product, double quantity) {
    return with("quantity", quantity, added(at, product));
  }

  static Event removed(String at, String product) {
    return track("Product Removed", at, Map.of("product_id", product));
  }

  static Event removed(String at, String product, double quantity) {
    return with("quantity", quantity, removed(at, product));
  }

  static Event ordered(String at, String... products) {
    return track("Order Completed", at, Map.of("order_id", "o-" + at, "products", lines(products)));
  }

  static Event ordered(String at, String product, double quantity) {
    Map<String, Object> line = Map.of("product_id", product, "quantity", quantity);
    return track("Order Completed", at, Map.of("order_id", "o-" + at, "products", List.of(line)));
  }

  static Event refunded(String at, String product, double quantity) {
    Map<String, Object> line = Map.of("product_id", product, "quantity", quantity);
    return track("Order Refunded", at, Map.of("products", List.of(line)));
  }

  static Event requested(String at, String product) {
    return track("Restock Alert Requested", at, Map.of("product_id", product));
  }

  static Event cancelled(String at, String product) {
    return track("Restock Alert Cancelled", at, Map.of("product_id", product));
  }

  static Event inCart(String cart, Event event) {
    return with("cart_id", cart, event);
  }

  /** With that property on the event, or on each of its lines if it has any. */
  static Event onLine(String property, Object value, Event event) {
    if (event.properties().get("products") instanceof List<?> lines) {
      List<Map<?, ?>> changed =
          lines.stream().<Map<?, ?>>map(l -> put((Map<?, ?>) l, property, value)).toList();
      return with("products", changed, event);
    }
    return with(property, value, event);
  }

  static Event with(String property, Object value, Event event) {
    return new Event(
        event.id(),
        event.customer(),
        event.type(),
        event.name(),
        event.at(),
        put(event.properties(), property, value));
  }

  static Event track(String name, String at, Map<String, Object> properties) {
    return new Event(name + at, "ann", "track", name, Times.at(at), properties);
  }

  private static Map<String, Object> put(Map<?, ?> map, String property, Object value) {
    Map<String, Object> copy = new HashMap<>();
    map.forEach((k, v) -> copy.put((String) k, v));
    copy.put(property, value);
    return copy;
  }

  private static List<Map<String, Object>> lines(String... products) {
    return Stream.of(products).map(p -> Map.<String, Object>of("product_id", p)).toList();
  }
}
