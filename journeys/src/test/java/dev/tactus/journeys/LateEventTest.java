package dev.tactus.journeys;

import static dev.tactus.journeys.Events.added;
import static dev.tactus.journeys.Events.inCart;
import static dev.tactus.journeys.Events.ordered;
import static dev.tactus.journeys.Events.removed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class LateEventTest {
  private static Story cart() {
    return Story.enrolled("abandoned-cart", added("0h", "lamp"));
  }

  @Test
  void recomputesTheContentsAndMovesTheLastChangeOnlyIfNewer() {
    Story story = cart().when(added("2h", "desk"), added("1h", "sofa"));
    Enrollment cart = story.then().passages().open().get(0);
    assertThat(cart.contents().keySet()).containsExactly("lamp", "sofa", "desk");
    assertThat(cart.changedAt()).isEqualTo(Times.at("2h"));
  }

  @Test
  void letsATriggerStandThatWasGivenBeforeALateChangeWasKnown() {
    cart()
        .until("5h")
        .then("reminder-1 at 4h")
        .when(added("3h", "desk"))
        .then()
        .until("7h")
        .then()
        .in("reminded");
  }

  @Test
  void givesATriggerThatOnlyTheLateEventCallsFor() {
    Story.of("abandoned-cart")
        .when(ordered("6h", "sofa"), added("1h", "lamp"))
        .then("entered at 1h", "reminder-1 at 5h")
        .in("reminded");
  }

  @Test
  void endsTheEnrollmentThatALateOrderConverted() {
    cart()
        .until("5h")
        .then("reminder-1 at 4h")
        .when(ordered("3h", "lamp"))
        .then("exit converted at 3h")
        .ended();
  }

  @Test
  void formsANewEnrollmentOfChangesLaterThanALateOrder() {
    cart()
        .when(added("5h", "desk"))
        .then("reminder-1 at 4h")
        .when(ordered("3h", "lamp"))
        .then("exit converted at 3h", "entered at 5h")
        .open("cart@" + Times.at("5h"))
        .until("9h")
        .then()
        .in("reminded")
        .until("7d5h")
        .then("reminder-2 at 7d5h");
  }

  @Test
  void countsAStepTriggeredBeforeTheLateOrderForTheOldEnrollmentOnly() {
    cart()
        .when(added("8h", "desk"))
        .then("reminder-1 at 4h")
        .when(ordered("6h", "lamp"))
        .then("exit converted at 6h", "entered at 8h")
        .until("12h")
        .then("reminder-1 at 12h");
  }

  @Test
  void countsAStepTriggeredSinceALateOrderInACartThatIsBegunLater() {
    cart()
        .until("5h")
        .then("reminder-1 at 4h")
        .when(ordered("3h", "lamp"), added("6h", "desk"))
        .then("exit converted at 3h", "entered at 6h")
        .until("10h")
        .then()
        .in("reminded");
  }

  @Test
  void keepsTheSubjectOfACartWithIdWhateverComesLate() {
    Story.of("abandoned-cart")
        .when(inCart("c1", added("2h", "lamp")), inCart("c1", added("1h", "desk")))
        .then("entered at 2h")
        .open("c1");
  }

  @Test
  void followsACartThatBeganEarlierThanKnownUnderItsNewSubject() {
    String known = "cart@" + Times.at("2h");
    Story story =
        Story.of("abandoned-cart")
            .when(added("2h", "lamp"))
            .until("6h")
            .then("entered at 2h", "reminder-1 at 6h")
            .when(added("1h", "desk"))
            .then()
            .open("cart@" + Times.at("1h"));
    Enrollment same = Objects.requireNonNull(story.passages().enrollment(known));
    assertThat(same.begunAt()).isEqualTo(Times.at("1h"));
    story.when(ordered("7h", "desk"));
    assertThat(story.effects()).extracting(Effect::subject).contains(known);
  }

  @Test
  void letsACartWithIdTakeInWhatCameWithoutIdOnceItIsKnown() {
    String known = "cart@" + Times.at("1h");
    Story story =
        Story.of("abandoned-cart")
            .when(added("1h", "lamp"))
            .until("5h")
            .then("entered at 1h", "reminder-1 at 5h")
            .when(inCart("c1", added("0h", "desk")))
            .open("c1")
            .then();
    assertThat(Objects.requireNonNull(story.passages().enrollment(known)).subject())
        .isEqualTo("c1");
    story.until("7d1h").then("reminder-2 at 7d1h");
  }

  @Test
  void undoesARemovalThatALateAdditionMakesHarmless() {
    Story story =
        cart()
            .when(removed("3h", "lamp"))
            .then("exit emptied at 3h")
            .when(added("2h", "desk"))
            .then("entered at 0h")
            .in("shopping");
    assertThat(story.passages().open().get(0).contents()).containsOnlyKeys("desk");
  }

  @Test
  void takesEventsOfOneInstantInTheOrderOfTheirArrival() {
    cart().when(removed("2h", "desk"), added("1h", "sofa"), added("2h", "desk")).until("6h");
    Story story = cart().when(added("2h", "desk"), removed("2h", "desk"), added("1h", "sofa"));
    assertThat(story.passages().open().get(0).contents()).containsOnlyKeys("lamp", "sofa");
  }

  @Test
  void staysStoppedWhenAnOlderEventIsFoldedIn() {
    cart().stopped("2h").then("exit stopped at 2h").when(added("1h", "desk")).then().ended();
  }

  @Test
  void aStopEndsWhatAnOlderEventBeginsAndNotWhatBeganAfterIt() {
    Story story =
        Story.of("abandoned-cart")
            .stoppedUnheard("2h")
            .when(inCart("c1", added("9h", "lamp")))
            .then("entered at 9h")
            .when(inCart("c1", added("1h", "desk")))
            .then()
            .in("shopping");
    assertThat(story.passages().open().get(0).contents()).containsOnlyKeys("lamp");
    assertThat(story.milestones())
        .containsExactly("begun shopping at 1h", "exited stopped at 2h", "begun shopping at 9h");
  }

  @Test
  void tellsWhatBecameOfATriggerOfAnEnrollmentThatHasEndedSince() {
    Story.of("abandoned-cart")
        .when(ordered("6h", "lamp"), added("1h", "lamp"))
        .then("reminder-1 at 5h", "exit converted at 6h")
        .ended();
  }
}
