package dev.tactus.facts;

import java.time.Duration;
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

  /** Whether that product is in it. */
  public boolean has(String product) {
    return products.contains(product);
  }

  /** When the customer will have left it alone for so many hours. */
  public Instant idleFrom(int hours) {
    return changedAt.plus(Duration.ofHours(hours));
  }
}
