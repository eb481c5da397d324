package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.BrokerAtHand;
import dev.tactus.testkit.servers.BrokerTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One cart from its event to the claim of its reminder, as the README tells it. */
class StoryTest {
  @TempDir private Path home;

  @BrokerTest
  void aCartLeftAloneIsRemindedOfOnceAndOnTheQueue(BrokerAtHand broker) throws Exception {
    try (Installed tactus = Installed.on(broker.uri(), home)) {
      tactus.consenting("ann");
      tactus.track("ann", "Product Viewed", "1", START, "{\"product_id\": \"lamp\"}");
      String added =
          "{\"product_id\": \"lamp\", \"name\": \"Desk lamp\", \"cart_id\": \"cart-17\"}";
      tactus.track("ann", "Product Added", "2", START, added);
      tactus.track("ann", "Product Added", "2", START, added);
      assertThat(tactus.decisions("ann")).isEmpty();
      tactus.clock().advance(Duration.ofHours(4));
      eventually("a decision", () -> !tactus.decisions("ann").isEmpty());

      JsonNode decision = tactus.decisions("ann").get(0);
      assertThat(decision.get("answer").asString()).isEqualTo("send");
      assertThat(decision.get("triggeredAt").asString()).isEqualTo("2026-03-04T14:00:00Z");
      assertThat(decision.get("subject").asString()).isEqualTo("cart-17");
      JsonNode send = theSend(tactus);
      claimedOnce(tactus, send);
      assertThat(tactus.decisions("ann")).hasSize(1);
      assertThat(
              tactus
                  .sql()
                  .sql("select count(*) from events where type = 'track'")
                  .query(Long.class)
                  .single())
          .as("a repeat is taken once")
          .isEqualTo(2);
    }
  }

  @BrokerTest
  void anEventAheadOfTheClockHoldsNobodyUp(BrokerAtHand broker) throws Exception {
    try (Installed tactus = Installed.on(broker.uri(), home)) {
      tactus.consenting("ann");
      String lamp = "{\"product_id\": \"lamp\"}";
      tactus.track("ann", "Product Added", "1", START.minus(Duration.ofMinutes(200)), lamp);
      tactus.track("ann", "Product Viewed", "2", START.plus(Duration.ofMinutes(50)), lamp);
      assertThat(tactus.decisions("ann")).isEmpty();
      tactus.clock().advance(Duration.ofMinutes(40));
      eventually("a decision", () -> !tactus.decisions("ann").isEmpty());
      assertThat(tactus.decisions("ann").get(0).get("triggeredAt").asString())
          .isEqualTo("2026-03-04T10:40:00Z");
      theSend(tactus);
    }
  }

  private static JsonNode theSend(Installed tactus) throws Exception {
    List<JsonNode> messages = new ArrayList<>();
    eventually(
        "a send on the queue",
        () -> {
          try {
            return messages.addAll(tactus.messages("tactus.sends.email"));
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    assertThat(messages).hasSize(1);
    JsonNode data = messages.get(0).get("data");
    assertThat(data.get("customerId").asString()).isEqualTo("ann");
    assertThat(data.get("consent").get("status").asString()).isEqualTo("granted");
    assertThat(messages.get(0).toString()).doesNotContain("ann@example.com");
    return data;
  }

  private static void claimedOnce(Installed tactus, JsonNode send) {
    String path = "/v1/sends/" + send.get("sendId").asString();
    JsonNode claim = tactus.post("worker", path + "/claim", "{\"worker\": \"w1\"}");
    assertThat(claim.get("recipient").get("address").asString()).isEqualTo("ann@example.com");
    tactus.call("worker", "POST", path + "/claim", "{\"worker\": \"w2\"}", 4);
    tactus.post(
        "worker",
        path + "/outcome",
        "{\"claimToken\": \"%s\", \"outcome\": \"delivered\"}"
            .formatted(claim.get("claimToken").asString()));
  }
}
