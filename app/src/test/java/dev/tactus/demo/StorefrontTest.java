package dev.tactus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StorefrontTest {
  private static final Instant END = Instant.parse("2026-11-21T21:00:00Z");
  private static final List<Event> HISTORY = Storefront.past(1, END);

  @Test
  void isTheSameForASeed() {
    assertThat(Storefront.past(1, END)).isEqualTo(HISTORY);
    assertThat(first(2000, Storefront.live(1, END)))
        .isEqualTo(first(2000, Storefront.live(1, END)));
  }

  @Test
  void isAnotherForAnotherSeed() {
    assertThat(Storefront.past(2, END)).isNotEqualTo(HISTORY);
  }

  @Test
  void comesInOrderOfTimeAndEndsInTime() {
    assertThat(HISTORY).isSortedAccordingTo(Comparator.comparing(Event::at));
    assertThat(HISTORY.get(0).at()).isEqualTo(END.minus(Past.LENGTH));
    assertThat(last(HISTORY).at()).isBefore(END);
    List<Event> live = first(5000, Storefront.live(1, END));
    assertThat(live).isSortedAccordingTo(Comparator.comparing(Event::at));
    assertThat(live.get(0).at()).isAfter(END);
  }

  @Test
  void namesEveryEventOnce() {
    Set<String> ids = new HashSet<>();
    HISTORY.forEach(e -> assertThat(ids.add(e.id())).isTrue());
    first(5000, Storefront.live(1, END)).forEach(e -> assertThat(ids.add(e.id())).isTrue());
    first(5000, Storefront.live(1, END.plusSeconds(60)))
        .forEach(e -> assertThat(ids.add(e.id())).isTrue());
  }

  @Test
  void tellsOfProductsAndCustomersBeforeTheyAct() {
    Set<String> known = new HashSet<>();
    for (Event event : HISTORY) {
      if (event.type().equals("customer")) {
        known.add(event.customer());
      } else if (!event.customer().isEmpty()) {
        assertThat(known).contains(event.customer());
      }
    }
    assertThat(known).hasSizeBetween(300, 500);
    assertThat(named(HISTORY, "product")).hasSize(120);
  }

  @Test
  void hasOfEverything() {
    assertThat(HISTORY.stream().map(Event::name))
        .contains(
            "Product Viewed",
            "Product Added",
            "Product Removed",
            "Product Added to Wishlist",
            "Order Completed",
            "Order Refunded",
            "Restock Alert Requested",
            "Restock Alert Cancelled",
            "Product Restocked",
            "Product Stock Changed",
            "Product Price Changed",
            "consent",
            "preferences");
    assertThat(HISTORY).hasSizeBetween(10_000, 60_000);
  }

  @Test
  void hasConsentsOfAllKinds() {
    Map<String, List<Object>> statuses = new HashMap<>();
    named(HISTORY, "consent")
        .forEach(
            e ->
                statuses
                    .computeIfAbsent(e.customer(), c -> new ArrayList<>())
                    .add(e.properties().get("status")));
    assertThat(statuses.values()).anyMatch(s -> s.contains("withdrawn"));
    assertThat(statuses.values()).anyMatch(s -> !s.contains("withdrawn"));
    assertThat(statuses).hasSizeLessThan(420);
  }

  @Test
  void leavesRemindersThatComeDueEveryFewSeconds() {
    Map<String, Instant> changed = new HashMap<>();
    for (Event event : HISTORY) {
      String cart = event.text("cart_id");
      if (cart != null && event.name().equals("Order Completed")) {
        changed.remove(cart);
      } else if (cart != null) {
        changed.put(cart, event.at());
      }
    }
    long soon =
        changed.values().stream()
            .filter(t -> isDueWithin(t, Duration.ofHours(4)) || isDueWithin(t, Duration.ofDays(7)))
            .count();
    assertThat(soon).isGreaterThan(120);
  }

  @Test
  void letsConsumablesBeBoughtAgain() {
    Map<String, Integer> orders = new HashMap<>();
    named(HISTORY, "Order Completed")
        .filter(e -> e.text("cart_id") == null)
        .forEach(e -> orders.merge(e.customer() + e.product(), 1, Integer::sum));
    assertThat(orders.values().stream().filter(n -> n >= 3)).hasSizeGreaterThan(40);
  }

  @Test
  void leavesProductsSoldOutAndWaitedFor() {
    Set<String> soldOut = new HashSet<>();
    HISTORY.forEach(
        e -> {
          if (e.name().equals("Product Stock Changed")) {
            soldOut.add(e.product());
          } else if (e.name().equals("Product Restocked")) {
            soldOut.remove(e.product());
          }
        });
    assertThat(soldOut).hasSize(Shelves.SOLD_OUT);
    List<Event> live = first(1000, Storefront.live(1, END));
    assertThat(named(live, "Product Restocked").limit(5))
        .allSatisfy(e -> assertThat(soldOut).contains(e.product()));
  }

  @Test
  void goesOnAtAVisiblePace() {
    List<Event> live = first(20_000, Storefront.live(1, END));
    double seconds = Duration.between(END, last(live).at()).toMillis() / 1000.0;
    assertThat(live.size() / seconds).isBetween(1.5, 6.0);
    assertThat(named(live, "Product Restocked").count() / seconds).isGreaterThan(1 / 30.0);
  }

  private static boolean isDueWithin(Instant changed, Duration after) {
    Instant due = changed.plus(after);
    return due.isAfter(END) && due.isBefore(END.plus(Duration.ofMinutes(21)));
  }

  private static java.util.stream.Stream<Event> named(List<Event> events, String name) {
    return events.stream().filter(e -> e.name().equals(name));
  }

  private static List<Event> first(int count, Iterator<Event> events) {
    List<Event> first = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      first.add(events.next());
    }
    return first;
  }

  private static Event last(List<Event> events) {
    return events.get(events.size() - 1);
  }
}
