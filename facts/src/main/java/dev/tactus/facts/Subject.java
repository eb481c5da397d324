package dev.tactus.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the trigger is about: this cart, this product.
 *
 * @param kind {@code cart}, {@code product} or {@code customer}
 * @param id the cart's, the product's or the customer's
 * @param begunAt when the wish began: cart begun, alert requested, last purchase
 * @param changedAt when the customer last changed it
 * @param products product ids in it now
 */
public record Subject(
    @Word(example = "Subject(kind == \"product\")") String kind,
    @Word(example = "Subject(id != \"lamp\")") String id,
    @Word(example = "$s : Subject() Purchases(boughtSince($s.products, $s.begunAt))")
        Instant begunAt,
    @Word(example = "$s : Subject() Engagement(lastSeenAt > $s.changedAt)") Instant changedAt,
    @Word(example = "Subject(products.size() >= 2)") List<String> products) {
  public Subject {
    products = List.copyOf(products);
  }

  /** Whether it is a cart. */
  @Word(example = "Subject(cart)")
  public boolean isCart() {
    return kind.equals("cart");
  }

  /** Whether that product is in it. */
  @Word(example = "$s : Subject() exists Product($s.has(id), sensitive)")
  public boolean has(String product) {
    return products.contains(product);
  }

  /** When the customer will have left it alone for so many hours, from 1. */
  @Word(example = "Moment($now : now) Subject(cart, $idle : idleFrom(4), $idle > $now)")
  public Instant idleFrom(int hours) {
    return changedAt.plus(Duration.ofHours(hours));
  }
}
