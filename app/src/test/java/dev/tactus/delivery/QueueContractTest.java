package dev.tactus.delivery;

import static dev.tactus.delivery.AsyncApi.holds;
import static dev.tactus.delivery.SomeSends.send;
import static dev.tactus.delivery.SomeSends.sends;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import dev.tactus.testkit.servers.BrokerAtHand;
import dev.tactus.testkit.servers.BrokerTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages as they really lie on a broker, against the schemas of the AsyncAPI file. */
class QueueContractTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String EMAIL = "tactus.sends.email";

  @BrokerTest
  void holdsForSendsFirstAndAgain(BrokerAtHand broker) {
    try (Rig rig = Rig.byHand(broker)) {
      rig.commit(sends(2));
      rig.publish();
      List<GetResponse> first = rig.drain(EMAIL);
      first.forEach(message -> holds("Send", message.getBody()));
      isCloudEvent(first.get(0).getProps());
      assertThat(json(first.get(0)).at("/data/redelivered").isMissingNode()).isTrue();

      rig.get(Claims.class).claim("s-1", "w");
      rig.clock.advance(Duration.ofMinutes(5));
      rig.sweep();
      GetResponse again = rig.drain(EMAIL).get(0);
      holds("Send", again.getBody());
      assertThat(json(again).at("/data/redelivered").asBoolean()).isTrue();
      assertThat(json(again).at("/traceparent")).isEqualTo(json(first.get(1)).at("/traceparent"));
    }
  }

  private static void isCloudEvent(BasicProperties properties) {
    assertThat(properties.getMessageId()).isEqualTo("s-0");
    assertThat(properties.getContentType()).isEqualTo("application/cloudevents+json");
    assertThat(properties.getDeliveryMode()).isEqualTo(2);
    assertThat(properties.getHeaders()).containsKey("traceparent");
  }

  @BrokerTest
  void holdsForClaimsAndOutcomesOverAmqp(BrokerAtHand broker) throws Exception {
    try (Rig rig = Rig.byHand(broker);
        Channel channel = rig.broker().createChannel()) {
      rig.store(sends(1));
      String replies = channel.queueDeclare().getQueue();
      JsonNode go = ask(channel, replies, "{\"sendId\": \"s-0\", \"worker\": \"w\"}");
      assertThat(go.at("/go").asBoolean()).isTrue();
      JsonNode no = ask(channel, replies, "{\"sendId\": \"s-0\", \"worker\": \"w\"}");
      assertThat(no.at("/reason").asString()).isEqualTo("CLAIMED");
      assertThat(ask(channel, replies, "{").at("/reason").asString()).isEqualTo("BAD_REQUEST");

      byte[] outcome = outcome(go.at("/claimToken").asString());
      holds("Outcome", outcome);
      channel.basicPublish(Queues.OUTCOMES, "email", null, outcome);
      Eventually.holds(() -> rig.status("s-0").equals("delivered"));
    }
  }

  @BrokerTest
  void setsOutcomesThatCannotBeReadAside(BrokerAtHand broker) throws Exception {
    try (Rig rig = Rig.byHand(broker);
        Channel channel = rig.broker().createChannel()) {
      channel.queuePurge(Queues.OUTCOMES_DEAD);
      for (String bad : List.of("{", "[]", "{\"type\": \"dev.tactus.outcome.v1\"}")) {
        channel.basicPublish(Queues.OUTCOMES, "email", null, bad.getBytes(UTF_8));
      }
      channel.basicPublish(Queues.OUTCOMES, "email", null, outcome("of no claim"));
      Eventually.holds(() -> channel.messageCount(Queues.OUTCOMES_DEAD) == 4);
    }
  }

  @BrokerTest
  void holdsForRevocations(BrokerAtHand broker) throws Exception {
    try (Rig rig = Rig.byHand(broker);
        Channel channel = rig.broker().createChannel()) {
      String mine = channel.queueDeclare().getQueue();
      channel.queueBind(mine, Queues.REVOCATIONS, "");
      rig.store(List.of(send("x")));
      rig.revoke("x");
      rig.publish();
      Eventually.holds(() -> channel.messageCount(mine) == 1);
      GetResponse message = rig.drain(mine).get(0);
      holds("Revocation", message.getBody());
      assertThat(json(message).at("/data/sendIds/0").asString()).isEqualTo("x");
    }
  }

  @Test
  void namesEveryExchange() {
    assertThat(AsyncApi.FILE.at("/channels").findValues("exchange"))
        .extracting(exchange -> exchange.get("name").asString())
        .containsExactlyInAnyOrder(
            Queues.EVENTS, Queues.SENDS, Queues.CLAIMS, Queues.OUTCOMES, Queues.REVOCATIONS);
    assertThat(AsyncApi.FILE.at("/channels/deadEvents/address").asString())
        .isEqualTo(Queues.EVENTS_DEAD);
  }

  private static JsonNode ask(Channel channel, String replies, String request) throws Exception {
    BasicProperties properties =
        new BasicProperties.Builder().replyTo(replies).correlationId("c-1").build();
    channel.basicPublish(Queues.CLAIMS, "email", properties, request.getBytes(UTF_8));
    Eventually.holds(() -> channel.messageCount(replies) == 1);
    GetResponse reply = channel.basicGet(replies, true);
    assertThat(reply.getProps().getCorrelationId()).isEqualTo("c-1");
    holds("ClaimReply", reply.getBody());
    return json(reply);
  }

  private static byte[] outcome(String token) {
    return """
    {"specversion": "1.0", "id": "o-1", "source": "/worker", "type": "dev.tactus.outcome.v1",
     "data": {"sendId": "s-0", "claimToken": "%s", "outcome": "delivered", "providerId": "p"}}
    """
        .formatted(token)
        .getBytes(UTF_8);
  }

  private static JsonNode json(GetResponse message) {
    return JSON.readTree(message.getBody());
  }
}
