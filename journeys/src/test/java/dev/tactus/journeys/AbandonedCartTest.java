package dev.tactus.journeys;

import static dev.tactus.journeys.Events.added;
import static dev.tactus.journeys.Events.inCart;
import static dev.tactus.journeys.Events.ordered;
import static dev.tactus.journeys.Events.removed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbandonedCartTest {
  private static Story cart() {
    return Story.enrolled("abandoned-cart", added("0h", "lamp"));
  }

  private static Story remindedCart() {
    return cart().until("4h").then("reminder-1 at 4h").in("reminded");
  }

  private static Story cartRemindedAgain() {
    return remindedCart().until("7d").then("reminder-2 at 7d").in("reminded-again");
  }

  @Test
  void entersOnProductAdded() {
    Story.of("abandoned-cart").when(added("0h", "lamp")).then("entered at 0h").in("shopping");
  }

  @Test
  void doesNotEnterOnAnythingElse() {
    Story.of("abandoned-cart")
        .when(removed("0h", "lamp"), ordered("1h", "lamp"), added("2h", "lamp", 0))
        .then()
        .ended();
  }

  @Test
  void remindsFourHoursAfterTheLastChangeAndNotBefore() {
    cart().until("3h59m59.999999999s").then().in("shopping").until("4h").then("reminder-1 at 4h");
  }

  @Test
  void restartsTheIdleTimerOnEveryChange() {
    cart()
        .when(added("3h", "desk"), removed("6h", "desk"))
        .until("9h59m")
        .then()
        .until("10h")
        .then("reminder-1 at 10h");
  }

  @Test
  void doesNotTakeTheRemovalOfWhatIsNotThereForAChange() {
    cart()
        .when(removed("3h", "desk"), removed("3h30m", "lamp", 0))
        .until("4h")
        .then("reminder-1 at 4h");
  }

  @Test
  void givesATriggerItsDeadlineAndItsProducts() {
    Story story = cart().when(added("1h", "desk", 2)).until("5h");
    assertThat(story.effects())
        .containsExactly(
            new Effect.Emit(
                "cart@" + Times.START,
                2,
                "reminder-1",
                Times.at("5h"),
                Times.at("29h"),
                Times.START,
                Times.at("1h"),
                List.of("desk", "lamp"),
                null));
  }

  @Test
  void remindsAgainExactlySevenDaysAfterTheLastChangeThenLapses() {
    remindedCart()
        .until("6d23h59m")
        .then()
        .until("7d")
        .then("reminder-2 at 7d")
        .until("13d23h59m")
        .then()
        .until("14d")
        .then("exit lapsed at 14d")
        .ended();
  }

  @Test
  void firesTimersThatArePastInOrder() {
    cart()
        .when(added("20d", "desk"))
        .then("reminder-1 at 4h", "reminder-2 at 7d", "exit lapsed at 14d", "entered at 20d");
  }

  @Test
  void firesATimerBeforeAnEventOfTheSameInstant() {
    cart().when(ordered("4h", "lamp")).then("reminder-1 at 4h", "exit converted at 4h");
  }

  @Test
  void goesBackToShoppingOnAChangeAndLeavesOutWhatWasTriggered() {
    remindedCart()
        .when(added("5h", "desk"))
        .in("shopping")
        .until("9h")
        .then()
        .in("reminded")
        .until("7d5h")
        .then("reminder-2 at 7d5h")
        .in("reminded-again");
  }

  @Test
  void goesBackToShoppingFromRemindedAgainAndLapsesWithoutAnotherWord() {
    cartRemindedAgain()
        .when(removed("8d", "desk"))
        .in("reminded-again")
        .when(added("8d", "lamp"))
        .in("shopping")
        .until("30d")
        .then("exit lapsed at 22d");
  }

  @Test
  void endsWhenTheCartIsEmptied() {
    cart().when(removed("1h", "lamp")).then("exit emptied at 1h").ended();
    remindedCart().when(removed("5h", "lamp", 7)).then("exit emptied at 5h").ended();
    cartRemindedAgain().when(removed("8d", "lamp")).then("exit emptied at 8d").ended();
  }

  @Test
  void countsUnitsAndNeverFallsBelowNone() {
    cart()
        .when(added("1h", "lamp", 2), removed("1h10m", "lamp"), removed("1h20m", "lamp"))
        .in("shopping")
        .when(removed("1h30m", "lamp", 5))
        .then("exit emptied at 1h30m")
        .when(added("2h", "lamp"))
        .in("shopping");
  }

  @Test
  void convertsWhenAProductOfTheCartIsOrderedInAnyState() {
    cart().when(ordered("1h", "lamp")).then("exit converted at 1h").ended();
    remindedCart().when(ordered("5h", "sofa", "lamp")).then("exit converted at 5h").ended();
    cartRemindedAgain().when(ordered("8d", "lamp")).then("exit converted at 8d").ended();
  }

  @Test
  void convertsByCartIdWhateverWasOrdered() {
    Event order = inCart("c1", ordered("1h", "sofa"));
    Story.enrolled("abandoned-cart", inCart("c1", added("0h", "lamp")))
        .when(order)
        .then("exit converted at 1h");
  }

  @Test
  void doesNotConvertByAProductThatIsNotInTheCartAtThatTime() {
    cart()
        .when(added("1h", "desk"), removed("2h", "desk"), ordered("3h", "desk"))
        .then()
        .in("shopping");
  }

  @Test
  void doesNotConvertByAnOrderBeforeTheCartWasBegun() {
    Story.of("abandoned-cart")
        .when(ordered("0h", "lamp"), added("0h", "lamp"))
        .then("entered at 0h")
        .in("shopping");
  }

  @Test
  void doesNotCarryOverWhatElseWasInTheCart() {
    Story story =
        cart()
            .when(added("1h", "desk"), ordered("2h", "lamp"), added("3h", "sofa"))
            .open("cart@" + Times.at("3h"));
    assertThat(story.passages().open().get(0).contents()).containsOnlyKeys("sofa");
  }

  @Test
  void keepsCartsOfDifferentIdsApart() {
    Story.of("abandoned-cart")
        .when(inCart("c1", added("0h", "lamp")), inCart("c2", added("1h", "desk")))
        .open("c1", "c2")
        .until("5h")
        .then("entered at 0h", "entered at 1h", "reminder-1 at 4h", "reminder-1 at 5h")
        .when(inCart("c1", removed("6h", "lamp")))
        .open("c2");
  }

  @Test
  void givesAnEventWithoutCartIdToTheCartChangedLast() {
    Story story =
        Story.of("abandoned-cart")
            .when(
                inCart("c2", added("0h", "lamp")),
                inCart("c1", added("1h", "lamp")),
                inCart("c2", added("2h", "desk")),
                added("3h", "sofa"));
    assertThat(story.open("c1", "c2").passages().open().get(1).contents())
        .containsOnlyKeys("lamp", "desk", "sofa");
  }

  @Test
  void convertsEveryCartThatHoldsTheProduct() {
    Story.of("abandoned-cart")
        .when(
            inCart("c1", added("0h", "lamp")),
            inCart("c2", added("1h", "lamp")),
            inCart("c3", added("2h", "desk")),
            ordered("3h", "lamp"))
        .open("c3");
  }

  @Test
  void endsWhenTheJourneyIsStopped() {
    remindedCart().stopped("5h").then("exit stopped at 5h").ended();
  }
}
