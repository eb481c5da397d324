package dev.tactus.journeys;

import static dev.tactus.journeys.Events.added;
import static dev.tactus.journeys.Events.inCart;
import static dev.tactus.journeys.Events.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForgettingTest {
  /** A cart a week, of which each gets both reminders and lapses. */
  private static Story carts(int weeks) {
    Story story = Story.of("abandoned-cart");
    IntStream.range(0, weeks).forEach(i -> story.when(inCart("c" + i, added(7 * i + "d", "lamp"))));
    story.effects().clear();
    return story;
  }

  @Test
  void listsTheTriggersOfAYear() {
    Passages passages = carts(520).passages();
    assertThat(passages.given()).hasSizeBetween(2 * 51, 2 * 53);
    assertThat(passages.forgotten()).isBefore(passages.given().get(0).at());
  }

  @Test
  void listsAllOfThemWithinTheFirstYear() {
    Passages passages = carts(52).passages();
    assertThat(passages.forgotten()).isNull();
    assertThat(passages.given()).hasSize(2 * 51);
  }

  @Test
  void givesNoneOfThemAgainWhenALateEventFoldsTheHistory() {
    carts(200)
        .when(inCart("c5", added("35d1h", "desk")))
        .then()
        .when(inCart("c195", added("1365d1h", "desk")))
        .then();
  }

  @Test
  void givesNothingThatLiesBeforeWhatIsNoLongerListed() {
    carts(200).when(inCart("new", added("30d", "desk"))).then();
    Story.of("abandoned-cart")
        .when(ordered("900d", "sofa"), inCart("new", added("30d", "desk")))
        .then("reminder-1 at 30d4h", "reminder-2 at 37d", "exit lapsed at 44d");
  }

  @Test
  void remembersWhatIsTriggeredInAnEnrollmentAsLongAsItLasts() {
    Story story = Story.enrolled("abandoned-cart", added("0h", "lamp"));
    for (int day = 6; day < 800; day += 6) {
      story.when(added(day + "d", "lamp"));
    }
    story.then("reminder-1 at 4h").when(added("3h", "desk")).then().until("798d5h").then();
    assertThat(story.passages().open().get(0).triggered()).containsExactly("reminder-1");
    assertThat(story.passages().given()).hasSize(1);
  }
}
