package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalOrderTest {
  private static final int ROUNDS = Integer.getInteger("tactus.walks", 400);

  @ParameterizedTest
  @ValueSource(strings = {"abandoned-cart", "back-in-stock", "replenishment"})
  void anyOrderOfArrivalEndsInTheStateOfTheSortedOrder(String journey) {
    for (int round = 0; round < ROUNDS; round++) {
      long seed = Walk.seed(round);
      Random random = new Random(seed);
      List<Event> arrival = new ArrayList<>(Walk.events(journey, random, 14));
      shuffle(arrival, random);
      List<Event> sorted = new ArrayList<>(arrival);
      sorted.sort(Comparator.comparing(Event::at));
      Passages expected = told(journey, sorted).until("200d").passages();
      Passages found = told(journey, arrival).until("200d").passages();
      assertSame(journey + ", seed " + seed, expected, found);
      midway(journey, seed, sorted, arrival);
    }
  }

  /** Whoever sees nothing but the effects knows what is open and who waits. */
  @ParameterizedTest
  @ValueSource(strings = {"abandoned-cart", "back-in-stock", "replenishment"})
  void effectsOfLateEventsKeepTheWorldInStep(String journey) {
    for (int round = 0; round < ROUNDS; round++) {
      long seed = Walk.seed(round);
      Random random = new Random(seed);
      List<Event> arrival = new ArrayList<>(Walk.events(journey, random, 14));
      arrival.removeIf(e -> journey.equals("abandoned-cart") && e.text("cart_id") == null);
      shuffle(arrival, random);
      Story story = Story.of(journey, Walk.shop());
      Set<String> open = new TreeSet<>();
      Set<String> line = new TreeSet<>();
      for (Event event : arrival) {
        story.when(event).effects().forEach(e -> see(e, open, line));
        story.effects().clear();
        List<Enrollment> enrollments = story.passages().open();
        assertThat(open).as("seed " + seed).isEqualTo(subjects(enrollments, ""));
        assertThat(line).as("seed " + seed).isEqualTo(subjects(enrollments, "waiting"));
      }
    }
  }

  private static void see(Effect effect, Set<String> open, Set<String> line) {
    if (effect instanceof Effect.Entered) {
      open.add(effect.subject());
    } else if (effect instanceof Effect.Exited) {
      open.remove(effect.subject());
    } else if (effect instanceof Effect.Queued) {
      line.add(effect.subject());
    } else if (effect instanceof Effect.Unqueued) {
      line.remove(effect.subject());
    }
  }

  private static Set<String> subjects(List<Enrollment> enrollments, String state) {
    return enrollments.stream()
        .filter(e -> state.isEmpty() || e.state().equals(state))
        .map(Enrollment::subject)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Not only in the end, when all has lapsed. */
  private static void midway(String journey, long seed, List<Event> sorted, List<Event> arrival) {
    assertSame(
        journey + " midway, seed " + seed,
        told(journey, sorted).passages(),
        told(journey, arrival).passages());
  }

  private static Story told(String journey, List<Event> events) {
    Story story = Story.of(journey, Walk.shop());
    events.forEach(story::when);
    return story;
  }

  private static void assertSame(String what, Passages expected, Passages found) {
    boolean alike = steps(expected).equals(steps(found));
    assertThat(plain(found, alike)).as(what).isEqualTo(plain(expected, alike));
  }

  private static Set<Object> steps(Passages passages) {
    return passages.given().stream()
        .map(g -> List.of(g.subject(), g.step(), g.at()))
        .collect(Collectors.toSet());
  }

  /** Apart from triggers given, which differ where a late event was not known. */
  private static Passages plain(Passages p, boolean alike) {
    List<Enrollment> open = p.open().stream().map(e -> alike ? e : untriggered(e)).toList();
    return new Passages(p.journey(), p.watermark(), open, List.of(), p.heard(), p.pins(), null);
  }

  private static Enrollment untriggered(Enrollment e) {
    return new Enrollment(
        e.version(),
        e.subject(),
        e.state(),
        e.begunAt(),
        e.changedAt(),
        e.stateSince(),
        e.contents(),
        Set.of(),
        e.due(),
        e.memory());
  }

  private static void shuffle(List<Event> events, Random random) {
    if (random.nextBoolean()) {
      Collections.shuffle(events, random);
      return;
    }
    // Only some are late, as in life.
    for (int i = 0; i < 3 && !events.isEmpty(); i++) {
      Event late = events.remove(random.nextInt(events.size()));
      events.add(random.nextInt(events.size() + 1), late);
    }
  }
}
