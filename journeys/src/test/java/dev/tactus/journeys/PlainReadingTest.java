package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares the engine with abandoned-cart written down as one plain loop, for one cart. */
class PlainReadingTest {
  private final Map<String, Double> cart = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final List<String> triggers = new ArrayList<>();
  private @Nullable Instant changed;
  private int reminded;

  @Test
  void theEngineReadsAbandonedCartLikeThis() {
    for (int round = 0; round < 1000; round++) {
      long seed = Walk.seed(round);
      List<Event> events =
          Walk.events("abandoned-cart", new Random(seed), 30).stream()
              .filter(e -> e.text("cart_id") == null)
              .toList();
      Story story = Story.of("abandoned-cart");
      events.forEach(story::when);
      assertThat(emits(story.until("60d"))).as("seed " + seed).isEqualTo(read(events));
    }
  }

  private List<String> read(List<Event> events) {
    clear();
    triggers.clear();
    for (Event event : events) {
      time(event.at());
      take(event);
    }
    time(Times.at("60d"));
    return List.copyOf(triggers);
  }

  private void take(Event event) {
    Event.Line line = event.lines().get(0);
    double was = cart.getOrDefault(line.product(), 0.0);
    double sign = event.name().equals("Product Added") ? 1 : -1;
    double is = Math.max(0, was + sign * line.quantity());
    if (event.name().equals("Order Completed")) {
      if (was > 0) {
        clear();
      }
    } else if (is != was) {
      cart.put(line.product(), is);
      changed = event.at();
      reminded = 0;
      if (cart.values().stream().allMatch(u -> u == 0)) {
        clear();
      }
    }
  }

  private void time(Instant now) {
    Instant idleSince = changed;
    if (idleSince == null) {
      return;
    }
    if (reminded == 0 && !idleSince.plus(Duration.ofHours(4)).isAfter(now)) {
      trigger("reminder-1", idleSince.plus(Duration.ofHours(4)));
    }
    if (reminded == 1 && !idleSince.plus(Duration.ofDays(7)).isAfter(now)) {
      trigger("reminder-2", idleSince.plus(Duration.ofDays(7)));
    }
    if (reminded == 2 && !idleSince.plus(Duration.ofDays(14)).isAfter(now)) {
      clear();
    }
  }

  private void trigger(String step, Instant at) {
    reminded++;
    if (done.add(step)) {
      triggers.add(step + " " + at);
    }
  }

  private void clear() {
    cart.clear();
    done.clear();
    changed = null;
    reminded = 0;
  }

  private static List<String> emits(Story story) {
    return story.effects().stream()
        .filter(Effect.Emit.class::isInstance)
        .map(e -> ((Effect.Emit) e).step() + " " + e.at())
        .toList();
  }
}
