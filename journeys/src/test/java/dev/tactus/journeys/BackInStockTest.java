package dev.tactus.journeys;

import static dev.tactus.journeys.Events.cancelled;
import static dev.tactus.journeys.Events.onLine;
import static dev.tactus.journeys.Events.ordered;
import static dev.tactus.journeys.Events.requested;
import static dev.tactus.journeys.Events.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import org.junit.jupiter.api.Test;

class BackInStockTest {
  private static Story waiting() {
    return Story.enrolled("back-in-stock", requested("0h", "lamp"));
  }

  private static Story told() {
    return waiting()
        .offered("10d", "lamp")
        .then("back at 10d")
        .decided("10d", "lamp", "back", Answer.SEND)
        .then("unqueued at 10d")
        .in("told");
  }

  @Test
  void waitsInTheLineSinceTheRequest() {
    Story.of("back-in-stock")
        .when(requested("0h", "lamp"))
        .then("entered at 0h", "queued at 0h")
        .in("waiting");
  }

  @Test
  void triggersWhenOfferedAndGoesOnWaiting() {
    Story story = waiting().offered("10d", "lamp").in("waiting");
    Effect.Emit emit = (Effect.Emit) story.effects().get(0);
    assertThat(emit.products()).containsExactly("lamp");
    assertThat(emit.deadline()).isEqualTo(Times.at("11d"));
  }

  @Test
  void mayBeOfferedAgainAfterASuppressionOrAHold() {
    waiting()
        .offered("10d", "lamp")
        .decided("10d", "lamp", "back", Answer.SUPPRESS)
        .offered("11d", "lamp")
        .decided("11d", "lamp", "back", Answer.HOLD)
        .offered("12d", "lamp")
        .then("back at 10d", "back at 11d", "back at 12d")
        .in("waiting");
  }

  @Test
  void isNotOfferedTwiceAtOneInstant() {
    waiting()
        .offered("10d", "lamp")
        .decided("10d", "lamp", "back", Answer.SUPPRESS)
        .then("back at 10d")
        .offered("10d", "lamp")
        .then()
        .offered("11d", "lamp")
        .then("back at 11d");
  }

  @Test
  void isToldOncePerRequest() {
    told().offered("11d", "lamp").then().decided("11d", "lamp", "back", Answer.SEND).then();
  }

  @Test
  void changesNothingOnARepeatedRequestWhileWaiting() {
    Story story = waiting().when(requested("5d", "lamp")).then().in("waiting");
    assertThat(story.passages().open().get(0).begunAt()).isEqualTo(Times.START);
  }

  @Test
  void startsOverOnARequestAfterHavingBeenTold() {
    told()
        .when(requested("12d", "lamp"))
        .then("queued at 12d")
        .in("waiting")
        .offered("13d", "lamp")
        .then("back at 13d")
        .until("102d")
        .then("unqueued at 102d", "exit expired at 102d");
  }

  @Test
  void endsSevenDaysAfterHavingTold() {
    told().until("16d23h59m").then().until("17d").then("exit told at 17d").ended();
  }

  @Test
  void endsWhenBought() {
    waiting().when(ordered("1d", "desk", "lamp")).then("unqueued at 1d", "exit converted at 1d");
    told().when(ordered("11d", "lamp")).then("exit converted at 11d");
  }

  @Test
  void goesOnWhenSomethingElseWasBought() {
    waiting().when(ordered("1d", "desk")).then().in("waiting");
  }

  @Test
  void endsWhenCancelled() {
    waiting().when(cancelled("1d", "lamp")).then("unqueued at 1d", "exit cancelled at 1d");
    told().when(cancelled("11d", "lamp")).then("exit cancelled at 11d");
  }

  @Test
  void expiresAfterNinetyDays() {
    waiting().until("89d23h").then().until("90d").then("unqueued at 90d", "exit expired at 90d");
    waiting()
        .decided("88d", "lamp", "back", Answer.SEND)
        .until("95d")
        .then("unqueued at 88d", "exit expired at 90d");
  }

  @Test
  void keepsOneEnrollmentPerProduct() {
    waiting()
        .when(requested("1h", "desk"), cancelled("2h", "lamp"))
        .open("desk")
        .offered("3h", "lamp")
        .then("entered at 1h", "queued at 1h", "unqueued at 2h", "exit cancelled at 2h");
  }

  @Test
  void keepsADecisionWhenALateEventIsFoldedIn() {
    told()
        .when(requested("1d", "desk"))
        .then("entered at 1d", "queued at 1d")
        .open("desk", "lamp")
        .until("17d")
        .then("exit told at 17d");
  }

  @Test
  void leavesTheLineWhenALateCancellationIsFoldedIn() {
    waiting()
        .when(requested("10d", "desk"), cancelled("2d", "lamp"))
        .then("entered at 10d", "queued at 10d", "unqueued at 0h", "exit cancelled at 2d")
        .open("desk");
  }

  @Test
  void movesUpInTheLineWhenAnEarlierRequestIsFoldedIn() {
    Story.enrolled("back-in-stock", requested("5d", "lamp"))
        .when(requested("1d", "lamp"))
        .then("unqueued at 1d", "queued at 1d")
        .in("waiting");
  }

  private static Story waitingForMedium() {
    Shop shop = new Shop().variant("shirt-m", "shirt").variant("shirt-l", "shirt");
    return Story.of("back-in-stock", shop)
        .when(with("variant", "shirt-m", requested("0h", "shirt")))
        .then("entered at 0h", "queued at 0h")
        .open("shirt-m");
  }

  @Test
  void waitsForTheVariantWhereOneIsAskedFor() {
    Story story = waitingForMedium().offered("1d", "shirt").then().offered("1d", "shirt-l").then();
    story.offered("1d", "shirt-m");
    assertThat(((Effect.Emit) story.effects().get(0)).products()).containsExactly("shirt-m");
  }

  @Test
  void endsWhenTheVariantWasBoughtOrTheProductThatItIsOneOf() {
    waitingForMedium().when(ordered("1d", "shirt-m")).ended();
    waitingForMedium().when(ordered("1d", "shirt")).ended();
    waitingForMedium().when(onLine("variant", "shirt-m", ordered("1d", "desk", "shirt"))).ended();
    waitingForMedium().when(ordered("1d", "shirt-l", "desk")).then().open("shirt-m");
  }

  @Test
  void endsWhenAVariantOfTheProductWasBought() {
    Shop shop = new Shop().variant("shirt-m", "shirt");
    Story.of("back-in-stock", shop)
        .when(requested("0h", "shirt"), ordered("1d", "shirt-m"))
        .then("entered at 0h", "queued at 0h", "unqueued at 1d", "exit converted at 1d");
  }

  @Test
  void cancelsTheVariantThatIsNamed() {
    waitingForMedium()
        .when(cancelled("1d", "shirt"))
        .open("shirt-m")
        .when(with("variant", "shirt-l", cancelled("2d", "shirt")))
        .open("shirt-m")
        .when(with("variant", "shirt-m", cancelled("3d", "shirt")))
        .ended();
  }
}
