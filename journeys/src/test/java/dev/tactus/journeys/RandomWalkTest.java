package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomWalkTest {
  private static final int ROUNDS = Integer.getInteger("tactus.walks", 400);

  @ParameterizedTest
  @ValueSource(strings = {"abandoned-cart", "back-in-stock", "replenishment"})
  void effectsAndPassagesTellTheSameStory(String journey) {
    for (int round = 0; round < ROUNDS; round++) {
      long seed = Walk.seed(round);
      Random random = new Random(seed);
      Story story = Story.of(journey, Walk.shop());
      World known = new World();
      for (Event event : Walk.events(journey, random, 20)) {
        story.when(event);
        answerOffers(story, random, event.at());
        known.check(journey + ", seed " + seed, story);
      }
      known.check(journey + ", seed " + seed, story.until("400d"));
      assertThat(story.passages().open()).as("every path ends, seed " + seed).isEmpty();
    }
  }

  private static void answerOffers(Story story, Random random, Instant at) {
    for (Enrollment e : story.passages().open()) {
      if (e.state().equals("waiting") && random.nextBoolean()) {
        Answer answer = Answer.values()[random.nextInt(3)];
        String time = Times.text(at);
        story.offered(time, e.subject()).decided(time, e.subject(), "back", answer);
      }
    }
  }

  /** What somebody knows who sees nothing but the effects. */
  private static final class World {
    private final Map<String, Set<String>> open = new HashMap<>();
    private final Set<String> line = new HashSet<>();
    private Instant latest = Instant.MIN;

    void check(String what, Story story) {
      story.effects().forEach(e -> see(what, e));
      story.effects().clear();
      List<Enrollment> enrollments = story.passages().open();
      assertThat(open.keySet())
          .as(what)
          .isEqualTo(Set.copyOf(enrollments.stream().map(Enrollment::subject).toList()));
      for (Enrollment e : enrollments) {
        assertThat(line.contains(e.subject())).as(what).isEqualTo(e.state().equals("waiting"));
        assertThat(e.contents().values()).as(what).allMatch(units -> units > 0);
        assertThat(e.due()).as(what).isAfter(story.passages().watermark());
      }
    }

    private void see(String what, Effect effect) {
      String subject = effect.subject();
      assertThat(effect.at()).as(what).isAfterOrEqualTo(latest);
      latest = effect.at();
      if (effect instanceof Effect.Entered) {
        assertThat(open.put(subject, new HashSet<>())).as(what).isNull();
      } else if (effect instanceof Effect.Exited) {
        assertThat(open.remove(subject)).as(what).isNotNull();
      } else if (effect instanceof Effect.Queued) {
        assertThat(line.add(subject)).as(what).isTrue();
      } else if (effect instanceof Effect.Unqueued) {
        assertThat(line.remove(subject)).as(what).isTrue();
      } else if (effect instanceof Effect.Emit emit) {
        boolean first = open.getOrDefault(subject, Set.of()).add(emit.step());
        assertThat(first || emit.step().equals("back")).as(what).isTrue();
      }
    }
  }
}
