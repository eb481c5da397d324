package dev.tactus.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The abandoned cart, read from the product's definition a second time, for histories that are
 * shorter than the idle time: which carts were begun, and which are left at the end.
 */
final class CartRule {
  private final Map<String, Map<String, Integer>> open = new HashMap<>();
  private final Map<String, Integer> begun = new HashMap<>();

  static CartRule over(List<Row> rows) {
    CartRule rule = new CartRule();
    rows.forEach(rule::take);
    return rule;
  }

  private void take(Row row) {
    switch (row.type()) {
      case "cart" -> add(row.customer(), row.product());
      case "remove_from_cart" -> remove(row.customer(), row.product());
      case "purchase" -> buy(row.customer(), row.product());
      default -> {}
    }
  }

  private void add(String customer, String product) {
    Map<String, Integer> cart = open.get(customer);
    if (cart == null) {
      begun.merge(customer, 1, Integer::sum);
      cart = new HashMap<>();
      open.put(customer, cart);
    }
    cart.merge(product, 1, Integer::sum);
  }

  private void remove(String customer, String product) {
    Map<String, Integer> cart = open.get(customer);
    if (cart == null) {
      return;
    }
    cart.computeIfPresent(product, (p, units) -> units > 1 ? units - 1 : null);
    if (cart.isEmpty()) {
      open.remove(customer);
    }
  }

  private void buy(String customer, String product) {
    Map<String, Integer> cart = open.get(customer);
    if (cart != null && cart.containsKey(product)) {
      open.remove(customer);
    }
  }

  /** Who left a cart, neither emptied nor bought. */
  Set<String> left() {
    return open.keySet();
  }

  /** How many carts each customer began. */
  Map<String, Integer> begun() {
    return begun;
  }
}
