package dev.tactus.journeys;

import static dev.tactus.journeys.Events.added;
import static dev.tactus.journeys.Events.ordered;
import static dev.tactus.journeys.Events.requested;
import static dev.tactus.journeys.Events.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A trigger has the trace of the event that led to it. */
class TriggerTraceTest {
  private static Event traced(int number, Event event) {
    return with("traceparent", trace(number), event);
  }

  private static String trace(int number) {
    return "00-%032x-%016x-01".formatted(number, number);
  }

  private static List<String> traces(Story story) {
    return story.effects().stream()
        .filter(Effect.Emit.class::isInstance)
        .map(e -> String.valueOf(((Effect.Emit) e).traceparent()))
        .toList();
  }

  @Test
  void isThatOfTheEventThatBeganTheEnrollmentWhenItsTimerFires() {
    Story story = Story.of("abandoned-cart").when(traced(1, added("0h", "lamp"))).until("7d");
    assertThat(traces(story)).containsExactly(trace(1), trace(1));
  }

  @Test
  void isThatOfTheLatestEventThatMovedItAndToldOne() {
    Story story =
        Story.of("abandoned-cart")
            .when(traced(1, added("0h", "lamp")), traced(2, added("1h", "desk")))
            .when(added("2h", "sofa"), traced(3, ordered("3h", "vase")))
            .until("6h");
    assertThat(traces(story)).containsExactly(trace(2));
  }

  @Test
  void isThatOfTheRequestWhenAPlaceIsOffered() {
    Story story =
        Story.of("back-in-stock").when(traced(1, requested("0h", "lamp"))).offered("9h", "lamp");
    assertThat(traces(story)).containsExactly(trace(1));
  }

  @Test
  void isTheSameWhateverTheOrderOfArrival() {
    Event first = traced(1, added("0h", "lamp"));
    Event second = traced(2, added("1h", "desk"));
    Event third = added("2h", "sofa");
    Story sorted = Story.of("abandoned-cart").when(first, second, third).until("6h");
    Story late = Story.of("abandoned-cart").when(third, second, first).until("6h");
    assertThat(traces(late)).isEqualTo(traces(sorted)).containsExactly(trace(2));
    assertThat(late.passages().open()).isEqualTo(sorted.passages().open());
  }

  @Test
  void isNoWordOfConditions() {
    Event order = traced(1, added("0h", "lamp"));
    Story story = Story.of("abandoned-cart").when(order);
    Enrollment kept =
        story.passages().open().get(0).remembering(Map.of("run-out", "soon")).traced(trace(1));
    assertThat(kept.traceparent()).isEqualTo(trace(1));
    Journey journey = Story.JOURNEYS.latest("abandoned-cart");
    Scene scene = new Scene(journey, order, kept.subject(), kept, new Shop());
    assertThat(scene.find("memory")).contains(Map.of("run-out", "soon"));
  }

  @Test
  void isNoneWhereNoneWasToldOrItIsWrong() {
    Event wrong = with("traceparent", "00-1-1-1", added("0h", "lamp"));
    Story story = Story.of("abandoned-cart").when(wrong, added("1h", "desk")).until("6h");
    assertThat(traces(story)).containsExactly("null");
    assertThat(story.passages().open()).allSatisfy(e -> assertThat(e.memory()).isEmpty());
  }
}
