package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.Brokers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Dry runs over HTTP. */
class DecideTest {
  private static final String CART =
      "{\"customerId\": \"wanda\", \"journey\": \"abandoned-cart\", \"step\": \"reminder-1\", \"products\": [\"lamp\"]}";
  @TempDir private static Path home;
  private static Installed tactus;

  @BeforeAll
  static void start() throws Exception {
    tactus =
        Installed.on(
            Brokers.embedded().uri(), home, "tactus.test-addresses=ops@shop.example, +4930123456");
    tactus.consenting("wanda");
    tactus.put(
        "integration",
        "/v1/products/lamp",
        "{\"name\": \"Desk lamp\", \"price\": 40, \"stock\": 3}");
    tactus.track("wanda", "Product Viewed", "seen", START, "{\"product_id\": \"lamp\"}");
  }

  @AfterAll
  static void stop() throws Exception {
    tactus.close();
    // others use the same broker
    tactus.messages("tactus.sends.email");
  }

  @Test
  void judgesAWishInTheFormOfADecisionAndStoresNothing() {
    String before = state();
    JsonNode run = tactus.post("author", "/v1/decide", CART);
    assertThat(run.get("answer").asString()).isEqualTo("send");
    assertThat(run.get("channel").asString()).isEqualTo("email");
    assertThat(run.at("/facts/products/0/name").asString()).isEqualTo("Desk lamp");
    assertThat(run.at("/firings")).isNotEmpty();
    assertThat(run.has("testSendId")).isFalse();
    assertThat(state()).isEqualTo(before);
    tactus.call("analyst", "GET", "/v1/decisions/" + run.get("decisionId").asString(), "", 4);
  }

  @Test
  void judgesFactsAsADecisionShowsThem() {
    JsonNode run = tactus.post("author", "/v1/decide", CART);
    JsonNode again = tactus.post("author", "/v1/decide", "{\"facts\": " + run.get("facts") + "}");
    assertThat(again.get("reasons")).isEqualTo(run.get("reasons"));
    assertThat(again.get("findings")).isEqualTo(run.get("findings"));
    String withdrawn = run.get("facts").toString().replace("\"granted\":true", "\"granted\":false");
    JsonNode other = tactus.post("author", "/v1/decide", "{\"facts\": " + withdrawn + "}");
    assertThat(other.get("answer").asString()).isEqualTo("suppress");
    assertThat(other.get("verdict").asString()).isEqualTo("creepy");
  }

  @Test
  void takesTheChannelsThatAreAskedFor() {
    String texts = CART.replace("}", ", \"channels\": [\"sms\"]}");
    JsonNode run = tactus.post("author", "/v1/decide", texts);
    assertThat(run.get("answer").asString()).isEqualTo("suppress");
    assertThat(run.at("/facts/candidates")).hasSize(1);
  }

  @Test
  void namesWhatIsMissingOrUnknown() {
    assertThat(refused(CART.replace("reminder-1", "reminder-9")).get("field").asString())
        .isEqualTo("step");
    assertThat(refused(CART.replace("abandoned-cart", "no-cart")).get("field").asString())
        .isEqualTo("journey");
    assertThat(refused(CART.replace(", \"products\": [\"lamp\"]", "")).get("field").asString())
        .isEqualTo("products");
    assertThat(refused(CART.replace("\"wanda\"", "\"nobody\"")).get("status").asInt())
        .isEqualTo(404);
    assertThat(refused("{}").get("field").asString()).isEqualTo("customerId");
    assertThat(refused("{\"facts\": {}}").get("status").asInt()).isEqualTo(400);
    JsonNode facts = tactus.post("author", "/v1/decide", CART).get("facts");
    ((ObjectNode) facts.get("moment")).remove("now");
    assertThat(refused("{\"facts\": " + facts + "}").get("field").asString())
        .isEqualTo("facts.moment.now");
  }

  @Test
  void refusesFactsOutOfBounds() {
    String facts = tactus.post("author", "/v1/decide", CART).get("facts").toString();
    for (String far :
        List.of(
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z")) {
      outOfBounds(facts, "/moment/now", far, "facts.moment.now");
      outOfBounds(facts, "/trigger/deadline", far, "facts.trigger.deadline");
    }
    outOfBounds(facts, "/trigger/id", "a\0b", "facts.trigger.id");
    outOfBounds(facts, "/products/0/name", "a\0b", "facts.products.0.name");
    outOfBounds(facts, "/subject/id", "x".repeat(10_001), "facts.subject.id");
    String price = facts.replace("\"price\":40", "\"price\":1e999999");
    assertThat(refused("{\"facts\": " + price + "}").get("field").asString())
        .isEqualTo("facts.products.0.price");
  }

  private static void outOfBounds(String facts, String pointer, String value, String field) {
    ObjectNode changed = (ObjectNode) new JsonMapper().readTree(facts);
    int end = pointer.lastIndexOf('/');
    ((ObjectNode) changed.at(pointer.substring(0, end))).put(pointer.substring(end + 1), value);
    for (String query : List.of("", "?sendTo=ops@shop.example")) {
      JsonNode refusal =
          tactus.call("author", "POST", "/v1/decide" + query, "{\"facts\": " + changed + "}", 4);
      assertThat(refusal.get("status").asInt()).isEqualTo(400);
      assertThat(refusal.get("field").asString()).isEqualTo(field);
    }
  }

  @Test
  void isForAuthors() {
    tactus.call("analyst", "POST", "/v1/decide", CART, 4);
    tactus.call("integration", "POST", "/v1/decide", CART, 4);
  }

  @Test
  void sendsATestToAListedAddressOnly() throws Exception {
    JsonNode run = tactus.post("author", "/v1/decide?sendTo=ops@shop.example", CART);
    String id = run.get("testSendId").asString();
    JsonNode message = onTheQueue(id);
    assertThat(message.get("test").asBoolean()).isTrue();
    assertThat(message.get("template").asString()).isEqualTo("cart-reminder");
    assertThat(message.get("because").get("text").asString()).contains("Desk lamp");
    assertThat(message.toString()).doesNotContain("wanda");
    JsonNode claim = tactus.post("worker", "/v1/sends/" + id + "/claim", "{\"worker\": \"w\"}");
    assertThat(claim.at("/recipient/address").asString()).isEqualTo("ops@shop.example");
    tactus.post(
        "worker",
        "/v1/sends/" + id + "/outcome",
        "{\"claimToken\": \"%s\", \"outcome\": \"delivered\"}"
            .formatted(claim.get("claimToken").asString()));
    assertThat(tactus.decisions("wanda")).isEmpty();
    assertThat(new Everything(tactus.sql()).with("ops@shop.example")).isEmpty();
    assertThat(tactus.get("author", "/v1/audit?limit=1").at("/items/0/action").asString())
        .isEqualTo("send.test");
  }

  @Test
  void refusesATestThatCannotBeSent() {
    for (String to : List.of("wanda@example.com", "%2B4930123456")) {
      JsonNode refusal = tactus.call("author", "POST", "/v1/decide?sendTo=" + to, CART, 4);
      assertThat(refusal.get("status").asInt()).isEqualTo(422);
    }
    String texts = CART.replace("}", ", \"channels\": [\"sms\"]}");
    assertThat(
            tactus
                .call("author", "POST", "/v1/decide?sendTo=ops@shop.example", texts, 4)
                .get("detail")
                .asString())
        .contains("suppress");
  }

  private static JsonNode refused(String body) {
    return tactus.call("author", "POST", "/v1/decide", body, 4);
  }

  private static JsonNode onTheQueue(String id) {
    List<JsonNode> mine = new ArrayList<>();
    eventually(
        "the test on the queue",
        () -> {
          try {
            tactus.messages("tactus.sends.email").stream()
                .map(message -> message.get("data"))
                .filter(data -> data.get("sendId").asString().equals(id))
                .forEach(mine::add);
            return !mine.isEmpty();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    assertThat(mine).hasSize(1);
    return mine.get(0);
  }

  private static String state() {
    return new Everything(tactus.sql()).with("wanda").toString();
  }
}
