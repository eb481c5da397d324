package dev.tactus.customer;

import dev.tactus.facts.Event;
import dev.tactus.facts.Purchase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A customer's lines of orders and refunds, oldest first. */
public final class PurchaseLines {
  /** How long lines are remembered, counted back from the latest. */
  public static final Duration REMEMBERED = Duration.ofDays(730);

  /** So many of the latest are remembered however old they are, and shown to the rules. */
  static final int LATEST = 100;

  private final List<Purchase> all;
  private final Map<String, List<Purchase>> byProduct = new HashMap<>();

  PurchaseLines(List<Purchase> stored) {
    all = new ArrayList<>(stored);
    all.forEach(p -> product(p.product()).add(p));
  }

  /** All that a customer's events say, however old. */
  public static PurchaseLines of(List<Event> history) {
    PurchaseLines lines = new PurchaseLines(List.of());
    history.forEach(e -> EventEffects.purchases(e).forEach(lines::insert));
    return lines;
  }

  /** Adds a line, and forgets what is too old. */
  void add(Purchase line) {
    insert(line);
    int many = all.size() - LATEST;
    Instant last = all.get(all.size() - 1).at().minus(REMEMBERED);
    int old = 0;
    while (old < many && !all.get(old).at().isAfter(last)) {
      product(all.get(old).product()).remove(0);
      old++;
    }
    all.subList(0, old).clear();
  }

  private void insert(Purchase line) {
    insert(all, line);
    insert(product(line.product()), line);
  }

  private static void insert(List<Purchase> lines, Purchase line) {
    int i = lines.size();
    while (i > 0 && lines.get(i - 1).at().isAfter(line.at())) {
      i--;
    }
    lines.add(i, line);
  }

  private List<Purchase> product(String id) {
    return byProduct.computeIfAbsent(id, p -> new ArrayList<>(2));
  }

  List<Purchase> all() {
    return all;
  }

  /** Those of that product. */
  public List<Purchase> of(String product) {
    return byProduct.getOrDefault(product, List.of());
  }

  /** The latest, and all of these products. */
  List<Purchase> latestAndOf(List<String> products) {
    int old = Math.max(0, all.size() - LATEST);
    List<Purchase> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i >= old || products.contains(all.get(i).product())) {
        some.add(all.get(i));
      }
    }
    return some;
  }

  /** Whether there may have been more. */
  boolean mayBeShort() {
    return all.size() >= LATEST;
  }
}
