package dev.tactus.journeys;

import static dev.tactus.journeys.Events.added;
import static dev.tactus.journeys.Events.inCart;
import static dev.tactus.journeys.Events.onLine;
import static dev.tactus.journeys.Events.ordered;
import static dev.tactus.journeys.Events.removed;
import static dev.tactus.journeys.Events.requested;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.journeys.Account.Passage;
import dev.tactus.journeys.Account.Untaken;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {
  @Test
  void saysWhatNeverHappened() {
    Account account = Story.of("abandoned-cart").when(ordered("1h", "lamp")).account();
    assertThat(account.passages()).isEmpty();
    assertThat(account.entrances()).hasSize(1);
    Untaken entrance = account.entrances().get(0);
    assertThat(entrance.on()).isEqualTo("Product Added");
    assertThat(entrance.to()).isEqualTo("shopping");
    assertThat(entrance.why()).isEqualTo("There was no Product Added.");
  }

  @Test
  void saysWhatAConditionSawThatDidNotHoldOnEntering() {
    Story story = Story.of("replenishment").when(ordered("0h", "lamp"));
    Untaken entrance = story.account().entrances().get(0);
    assertThat(entrance.why()).isEqualTo("It came, but its condition did not hold.");
    assertThat(entrance.when()).isEqualTo("consumable && !flag(line, \"auto_ship\")");
    assertThat(entrance.seen()).isEqualTo("line.auto_ship = nothing, consumable = false");
    assertThat(entrance.at()).isEqualTo(Times.at("0h"));
    Story auto =
        Story.of("replenishment", new Shop().consumable("beans", 30.0))
            .when(onLine("auto_ship", true, ordered("1h", "beans")));
    assertThat(auto.account().entrances().get(0).seen())
        .isEqualTo("line.auto_ship = true, consumable = true");
  }

  @Test
  void tellsTheEntrancesOfTheSubjectThatIsAskedFor() {
    Story story =
        Story.of("replenishment", new Shop().consumable("beans", 30.0).consumable("tea", 30.0))
            .when(
                onLine("auto_ship", true, ordered("0h", "beans")),
                ordered("1h", "lamp"),
                ordered("2h", "tea"));
    assertThat(story.account().entrances()).isEmpty();
    assertThat(story.account("tea").entrances()).isEmpty();
    assertThat(story.account("beans").entrances().get(0).seen())
        .isEqualTo("line.auto_ship = true, consumable = true");
    assertThat(story.account("lamp").entrances().get(0).seen()).contains("consumable = false");
  }

  @Test
  void saysThatACartBeganWithNothing() {
    Account account = Story.of("abandoned-cart").when(added("0h", "lamp", 0)).account();
    assertThat(account.entrances().get(0).why())
        .isEqualTo("It came, but with nothing to begin with.");
  }

  @Test
  void saysWhatAnOpenEnrollmentWaitsFor() {
    Story story = Story.of("abandoned-cart").when(inCart("c", added("0h", "lamp")));
    Passage passage = only(story.account());
    assertThat(passage.state()).isEqualTo("shopping");
    assertThat(passage.ended()).isNull();
    assertThat(passage.begun().by()).isEqualTo("Product Added");
    Untaken timer = on(passage, "changed + 4 h");
    assertThat(timer.due()).isEqualTo(Times.at("4h"));
    assertThat(timer.trigger()).isEqualTo("reminder-1");
    assertThat(timer.why()).startsWith("The timer is due at ").endsWith("Z.");
    assertThat(on(passage, "Order Completed").why()).isEqualTo("There was no Order Completed.");
  }

  @Test
  void saysThatAnOrderWasOfSomethingElse() {
    Story story =
        Story.of("abandoned-cart").when(inCart("c", added("0h", "lamp")), ordered("1h", "desk"));
    Untaken order = on(only(story.account()), "Order Completed");
    assertThat(order.why()).isEqualTo("It came, but its condition did not hold.");
    assertThat(order.seen())
        .isEqualTo("key = nothing, subject = c, products = [desk], contents = {lamp=1.0}");
    assertThat(order.at()).isEqualTo(Times.at("1h"));
  }

  @Test
  void saysByWhatAnEnrollmentLeft() {
    Story story =
        Story.of("abandoned-cart")
            .when(added("0h", "lamp"))
            .until("5h")
            .when(ordered("6h", "lamp"));
    Passage passage = only(story.account());
    assertThat(passage.exit()).isEqualTo("converted");
    assertThat(passage.ended())
        .isEqualTo(new Account.Cause("Order Completed", "Order Completed6h", Times.at("6h")));
    assertThat(passage.triggers()).containsExactly(new Account.Given("reminder-1", Times.at("4h")));
    Passage emptied =
        only(Story.of("abandoned-cart").when(added("0h", "lamp"), removed("1h", "lamp")).account());
    assertThat(emptied.exit()).isEqualTo("emptied");
    assertThat(java.util.Objects.requireNonNull(emptied.ended()).by()).isEqualTo("Product Removed");
    Passage lapsed =
        only(Story.of("abandoned-cart").when(added("0h", "lamp")).until("20d").account());
    assertThat(lapsed.exit()).isEqualTo("lapsed");
    assertThat(java.util.Objects.requireNonNull(lapsed.ended()).by()).isEqualTo("entered + 7 d");
  }

  @Test
  void saysThatAStepWasAlreadyTriggered() {
    Story story =
        Story.of("abandoned-cart").when(added("0h", "lamp")).until("5h").when(added("6h", "desk"));
    Passage passage = only(story.account());
    assertThat(passage.state()).isEqualTo("shopping");
    assertThat(on(passage, "changed + 4 h").why()).endsWith("that was already done.");
  }

  @Test
  void saysThatNoWaveHasCome() {
    Passage passage = only(Story.of("back-in-stock").when(requested("0h", "lamp")).account());
    assertThat(on(passage, "offered").why()).isEqualTo("No wave has come to it.");
    assertThat(on(passage, "decided send on back").why())
        .isEqualTo("No trigger of it was decided send on back.");
  }

  @Test
  void tellsWhatAnOfferTriggered() {
    Story story = Story.of("back-in-stock").when(requested("0h", "lamp")).offered("2h", "lamp");
    assertThat(only(story.account()).triggers())
        .containsExactly(new Account.Given("back", Times.at("2h")));
  }

  @Test
  void saysThatTheJourneyWasStopped() {
    Story story = Story.of("abandoned-cart").when(added("0h", "lamp")).stopped("2h");
    Passage passage = only(story.account());
    assertThat(passage.exit()).isEqualTo("stopped");
    assertThat(java.util.Objects.requireNonNull(passage.ended()).by())
        .isEqualTo("the journey was stopped");
  }

  @Test
  void saysThatNoEstimateCanBeMade() {
    Story story =
        Story.of("replenishment", new Shop().consumable("beans", null))
            .when(ordered("0h", "beans"));
    Passage passage = only(story.account());
    assertThat(passage.exit()).isEqualTo("unpredictable");
    assertThat(java.util.Objects.requireNonNull(passage.ended()).by())
        .isEqualTo("no estimate can be made");
  }

  @Test
  void tellsEveryPassage() {
    Story story =
        Story.of("abandoned-cart")
            .when(added("0h", "lamp"), ordered("1h", "lamp"), added("2h", "desk"));
    List<Passage> passages = story.account().passages();
    assertThat(passages).extracting(Passage::exit).containsExactly("converted", null);
  }

  private static Passage only(Account account) {
    assertThat(account.passages()).hasSize(1);
    assertThat(account.entrances()).isEmpty();
    return account.passages().get(0);
  }

  private static Untaken on(Passage passage, String signal) {
    return passage.untaken().stream().filter(u -> u.on().equals(signal)).findFirst().orElseThrow();
  }
}
