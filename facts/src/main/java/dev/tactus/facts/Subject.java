package dev.tactus.facts;

import java.time.Instant;
import java.util.List;

/**
 * What the trigger is about: this cart, this product.
 *
 * @param kind {@code cart} or {@code product}
 * @param begunAt when the wish began: cart begun, alert requested, last purchase
 * @param changedAt when the customer last changed it
 * @param products product ids in it now
 */
public record Subject(
    String kind, String id, Instant begunAt, Instant changedAt, List<String> products) {
  public Subject {
    products = List.copyOf(products);
  }

  public boolean isCart() {
    return kind.equals("cart");
  }
}
