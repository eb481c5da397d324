package dev.tactus.demo;

import dev.tactus.facts.Event;
import dev.tactus.replay.ProductList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** All products of the demo storefront; invented, as is everything about it. */
final class Assortment {
  private static final String FILE = "assortment.csv";
  private static final long SHELVES = 0x5e1f;

  private final List<Item> items;
  private final Map<String, List<Item>> byCategory = new TreeMap<>();

  private Assortment(List<Item> items) {
    this.items = List.copyOf(items);
    items.forEach(i -> byCategory.computeIfAbsent(i.category(), c -> new ArrayList<>()).add(i));
  }

  static Assortment load() {
    return new Assortment(events(Instant.EPOCH).stream().map(Assortment::item).toList());
  }

  /** The events that tell of every product. */
  static List<Event> events(Instant at) {
    try (InputStream csv = Assortment.class.getResourceAsStream(FILE)) {
      return ProductList.read(FILE, Objects.requireNonNull(csv, FILE), at);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  List<Item> items() {
    return items;
  }

  List<String> categories() {
    return List.copyOf(byCategory.keySet());
  }

  /** A product of that category. */
  Item any(String category, Random random) {
    return Chance.of(random).oneOf(byCategory.getOrDefault(category, items));
  }

  /**
   * The products in an order of their own for each seed: the first ones are sold out at the end.
   */
  List<Item> shuffled(long seed) {
    List<Item> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(seed ^ SHELVES));
    return shuffled;
  }

  private static Item item(Event event) {
    Double days = event.number("days_supply");
    return new Item(
        text(event, "product_id"),
        text(event, "name"),
        text(event, "category"),
        Objects.requireNonNull(event.number("price"), "price"),
        days == null ? 0 : days);
  }

  private static String text(Event event, String property) {
    return Objects.requireNonNull(event.text(property), property);
  }
}
