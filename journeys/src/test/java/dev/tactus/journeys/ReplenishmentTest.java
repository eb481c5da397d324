package dev.tactus.journeys;

import static dev.tactus.journeys.Events.onLine;
import static dev.tactus.journeys.Events.ordered;
import static dev.tactus.journeys.Events.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplenishmentTest {
  /** Everybody buys soap every 10 days per unit, with a variance of 1. */
  private static Shop shop() {
    return new Shop().consumable("soap", null).everybody("soap", 50, 10, 1);
  }

  private static Story watching() {
    return Story.of("replenishment", shop())
        .when(ordered("0h", "soap", 2))
        .then("entered at 0h")
        .in("watching");
  }

  private static Story reminded() {
    return watching().until("16d").then("running-low at 16d").in("reminded");
  }

  private static Event autoShip(String at) {
    return onLine("auto_ship", true, ordered(at, "soap"));
  }

  @Test
  void remindsAFifthOfTheIntervalBeforeTheRunOut() {
    // u = (0 + 2 * 10) / (0 + 2) = 10 days, two units: 20 days; lead 4 days
    Story story = watching().until("15d23h59m").then().until("16d");
    Effect.Emit emit = (Effect.Emit) story.effects().get(0);
    assertThat(emit.at()).isEqualTo(Times.at("16d"));
    assertThat(emit.deadline()).isEqualTo(Times.at("20d"));
    assertThat(emit.products()).containsExactly("soap");
  }

  @Test
  void lapsesTwiceTheLeadAfterTheRunOut() {
    reminded().until("27d23h59m").then().until("28d").then("exit lapsed at 28d").ended();
  }

  @Test
  void leadsByAWeekAtMost() {
    Story.of("replenishment", shop())
        .when(ordered("0h", "soap", 10))
        .until("93d")
        .then("entered at 0h", "running-low at 93d");
  }

  @Test
  void startsOverWhenBoughtAgain() {
    // d = 15 days / 2 units = 7.5; u = (7.5 + 2 * 10) / 3 = 55/6; low after 0.8 * 55/6 = 22/3 days
    watching()
        .when(ordered("15d", "soap"))
        .then("exit bought-again at 15d", "entered at 15d")
        .in("watching")
        .until("22d7h59m59s")
        .then()
        .until("22d8h")
        .then("running-low at 22d8h");
    reminded().when(ordered("18d", "soap")).then("exit bought-again at 18d", "entered at 18d");
  }

  @Test
  void endsWhenItIsShippedByItselfFromNowOn() {
    watching().when(autoShip("5d")).then("exit auto-ship at 5d").ended();
    reminded().when(autoShip("17d")).then("exit auto-ship at 17d").ended();
    Story.of("replenishment", shop()).when(autoShip("0h")).then().ended();
  }

  @Test
  void goesOnAsEstimatedWhenSomethingIsRefunded() {
    watching().when(refunded("1d", "soap", 2)).then().until("16d").then("running-low at 16d");
    reminded().when(refunded("17d", "soap", 1)).then().in("reminded");
  }

  @Test
  void countsNoRefundedLineFromThenOn() {
    // one unit is left: d = 15 days / 1 unit; u = (15 + 2 * 10) / 3 = 35/3; low after 28/3 days
    watching()
        .when(refunded("1d", "soap", 1), ordered("15d", "soap"))
        .then("exit bought-again at 15d", "entered at 15d")
        .until("24d7h59m59s")
        .then()
        .until("24d8h")
        .then("running-low at 24d8h");
  }

  @Test
  void countsALateRefundWhereItBelongs() {
    watching()
        .when(ordered("15d", "soap"), refunded("1d", "soap", 1))
        .then("exit bought-again at 15d", "entered at 15d")
        .until("24d8h")
        .then("running-low at 24d8h");
  }

  @Test
  void isSilentAboutWhatIsNotConsumable() {
    Story.of("replenishment", shop()).when(ordered("0h", "lamp")).then().ended();
  }

  @Test
  void takesTheWordOfTheOrderForConsumable() {
    Event order = onLine("consumable", true, ordered("0h", "tea"));
    Story.of("replenishment", new Shop())
        .when(onLine("days_supply", 30, order))
        .until("24d")
        .then("entered at 0h", "running-low at 24d");
  }

  @Test
  void usesTheDaysOfSupplyOfTheCatalogueWhereNobodyBoughtTwice() {
    Story.of("replenishment", new Shop().consumable("soap", 10.0))
        .when(ordered("0h", "soap"))
        .until("8d")
        .then("entered at 0h", "running-low at 8d");
  }

  @Test
  void leavesAtOnceWhereNothingIsKnown() {
    Story.of("replenishment", new Shop().consumable("soap", null))
        .when(ordered("0h", "soap"))
        .then("entered at 0h", "exit unpredictable at 0h")
        .ended();
  }

  @Test
  void leavesAtOnceWhereTheErrorIsTooWide() {
    // s^2 = (0 + 2 v) / 2 = v; 2 s > u / 2 = 5 from v > 6.25 on
    Story.of("replenishment", shop().everybody("soap", 50, 10, 6.25))
        .when(ordered("0h", "soap"))
        .then("entered at 0h")
        .in("watching");
    Story.of("replenishment", shop().everybody("soap", 50, 10, 6.26))
        .when(ordered("0h", "soap"))
        .then("entered at 0h", "exit unpredictable at 0h")
        .ended();
  }

  @Test
  void takesOrdersOfOneDayForOne() {
    // two orders of one unit each on one day: run-out 20 days after the latter
    Story.of("replenishment", shop())
        .when(ordered("1h", "soap"), ordered("2h", "soap"))
        .then("entered at 1h", "exit bought-again at 2h", "entered at 2h")
        .until("16d2h")
        .then("running-low at 16d2h");
  }

  @Test
  void followsEachProductOfAnOrder() {
    Shop shop = shop().consumable("tea", 5.0);
    Story.of("replenishment", shop)
        .when(ordered("0h", "soap", "tea", "lamp"))
        .open("soap", "tea")
        .until("8d")
        .then(
            "entered at 0h",
            "entered at 0h",
            "running-low at 4d",
            "exit lapsed at 7d",
            "running-low at 8d");
  }

  @Test
  void remembersWhatItEstimated() {
    Map<String, String> memory = watching().passages().open().get(0).memory();
    assertThat(memory)
        .containsEntry("run-out", Times.at("20d").toString())
        .containsEntry("days-per-unit", "10.0")
        .containsEntry("error-band", "1.0");
  }

  @Test
  void putsALateOrderWhereItBelongs() {
    // d = 6, 6; u = (12 + 2 * 10) / 4 = 8; s^2 = (4 + 4 + 2) / 4; low after 0.8 * 8 = 6.4 days
    Story.of("replenishment", shop())
        .when(ordered("0h", "soap"), ordered("12d", "soap"))
        .then("entered at 0h", "running-low at 8d", "exit bought-again at 12d", "entered at 12d")
        .when(ordered("6d", "soap"))
        .then()
        .until("18d9h36m")
        .then("running-low at 18d9h36m");
  }
}
