package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An analyst asks why something was not sent. */
class WhyNotTest extends OneTactus {
  @Test
  void asksTheRulesOfADecisionThatWasMade() {
    added("asker", START.minus(Duration.ofHours(4)));
    String id = tactus.decisions("asker").get(0).get("decisionId").asString();
    JsonNode answer =
        tactus.get("analyst", "/v1/decisions/" + id + "/why-not?rule=fatigue/minimum-gap");
    assertThat(answer.get("matched").asBoolean()).isFalse();
    assertThat(decisive(answer).get("condition").asString()).isEqualTo("$room > now");
    assertThat(decisive(answer).get("seen").asString()).startsWith("room = ");
    tactus.call("author", "GET", "/v1/decisions/" + id + "/why-not?rule=fatigue/x", "", 4);
    tactus.call("worker", "GET", "/v1/decisions/" + id + "/why-not?rule=fatigue/x", "", 4);
  }

  @Test
  void saysThatAJourneyWasNeverEntered() {
    viewed("looker");
    JsonNode answer = whyNot("looker", "abandoned-cart");
    assertThat(answer.get("because").asString())
        .isEqualTo("Never entered. There was no Product Added.");
    assertThat(answer.at("/entrances/0/to").asString()).isEqualTo("shopping");
    assertThat(answer.get("passages")).isEmpty();
  }

  @Test
  void saysWhatAnEntranceSaw() {
    order("buyer", "unknown", START);
    String because = whyNot("buyer", "replenishment").get("because").asString();
    assertThat(because)
        .isEqualTo(
            "Never entered. Order Completed came at "
                + START
                + ", but its condition did not hold: consumable && !flag(line, \"auto_ship\")"
                + " (line.auto_ship = nothing, consumable = false).");
  }

  @Test
  void saysWhatAnEnrollmentWaitsFor() {
    added("shopper", START.minus(Duration.ofHours(1)));
    JsonNode answer = whyNot("shopper", "abandoned-cart&subject=cart-shopper");
    String due = START.plus(Duration.ofHours(3)).toString();
    assertThat(answer.get("because").asString())
        .contains("In state shopping since ")
        .contains("Next is changed + 4 h, due at " + due + ".")
        .endsWith("It has triggered nothing yet.");
    assertThat(answer.at("/passages/0/untaken/0/due").asString()).isEqualTo(due);
    assertThat(whyNot("shopper", "abandoned-cart&subject=other").get("because").asString())
        .isEqualTo(
            "Never entered for this subject, but for another. No Product Added was about it.");
  }

  @Test
  void saysByWhatAnEnrollmentLeft() {
    added("left", START.minus(Duration.ofHours(2)));
    order("left", "lamp", START.minus(Duration.ofHours(1)));
    JsonNode answer = whyNot("left", "abandoned-cart");
    assertThat(answer.get("because").asString())
        .contains("Left by the exit converted at ")
        .endsWith(": Order Completed.");
    assertThat(answer.at("/passages/0/ended/event").asString()).isEqualTo("order-left");
  }

  @Test
  void leadsToTheDecisionOfATriggerThatWasGiven() {
    added("given", START.minus(Duration.ofHours(4)));
    JsonNode answer = whyNot("given", "abandoned-cart");
    String id = answer.at("/decisions/0/decisionId").asString();
    assertThat(answer.get("because").asString())
        .contains("It triggered reminder-1. Its latest decision is " + id + ": ");
    assertThat(tactus.get("analyst", "/v1/decisions/" + id).get("step").asString())
        .isEqualTo("reminder-1");
  }

  @Test
  void saysThatTheJourneyDoesNotRun() {
    viewed("paused");
    tactus.post("author", "/v1/journeys/back-in-stock/pause", "");
    assertThat(whyNot("paused", "back-in-stock").get("because").asString())
        .isEqualTo("The journey is paused. Never entered. There was no Restock Alert Requested.");
    tactus.post("author", "/v1/journeys/back-in-stock/start", "");
  }

  @Test
  void knowsNeitherCustomersNorJourneysThatAreNotThere() {
    viewed("somebody");
    JsonNode journey =
        tactus.call("analyst", "GET", "/v1/customers/somebody/why-not?journey=cart", "", 4);
    assertThat(journey.get("detail").asString())
        .isEqualTo(
            "There is no journey cart. There are abandoned-cart, back-in-stock, replenishment.");
    JsonNode nobody =
        tactus.call("analyst", "GET", "/v1/customers/nobody/why-not?journey=replenishment", "", 4);
    assertThat(nobody.get("status").asInt()).isEqualTo(404);
  }

  private static JsonNode whyNot(String customer, String journey) {
    return tactus.get("analyst", "/v1/customers/" + customer + "/why-not?journey=" + journey);
  }

  private static JsonNode decisive(JsonNode answer) {
    return answer
        .get("conditions")
        .valueStream()
        .filter(c -> c.get("decisive").asBoolean())
        .findFirst()
        .orElseThrow();
  }

  private static void added(String customer, Instant at) {
    tactus.consenting(customer);
    tactus.track(
        customer,
        "Product Added",
        "added-" + customer,
        at,
        "{\"product_id\": \"lamp\", \"cart_id\": \"cart-%s\"}".formatted(customer));
  }

  private static void order(String customer, String product, Instant at) {
    tactus.track(
        customer,
        "Order Completed",
        "order-" + customer,
        at,
        "{\"order_id\": \"o\", \"products\": [{\"product_id\": \"%s\"}]}".formatted(product));
  }

  private static void viewed(String customer) {
    tactus.track(
        customer, "Product Viewed", "viewed-" + customer, START, "{\"product_id\": \"lamp\"}");
  }
}
