package dev.tactus.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import dev.tactus.testkit.servers.BrokerAtHand;
import dev.tactus.testkit.servers.BrokerTest;
import dev.tactus.testkit.servers.Brokers;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the broker itself says of the queues that were declared. */
class TopologyTest {
  private static final List<String> QUEUES =
      Stream.of("email", "sms", "push", "web")
          .flatMap(c -> Stream.of("tactus.sends." + c, "tactus.sends." + c + ".service"))
          .flatMap(queue -> Stream.of(queue, queue + ".dead"))
          .toList();

  @BrokerTest
  void hasAQueueForEachChannelOneForItsServiceMessagesAndTheirDeadLetters(BrokerAtHand broker)
      throws Exception {
    try (Rig rig = Rig.byHand(broker);
        Channel channel = rig.broker().createChannel()) {
      for (String queue : QUEUES) {
        assertThat(channel.queueDeclarePassive(queue).getQueue()).isEqualTo(queue);
      }
      for (String exchange : List.of("sends", "events", "claims", "outcomes", "revocations")) {
        channel.exchangeDeclarePassive("tactus." + exchange);
      }
    }
  }

  @Test
  @EnabledIf("rabbitIsAtHand")
  void keepsThemInQuorumQueuesOnRabbit() throws Exception {
    try (Rig rig = Rig.byHand(Brokers.rabbit().orElseThrow())) {
      for (String queue : QUEUES) {
        Map<String, Object> arguments = arguments(queue);
        try (Channel channel = rig.broker().createChannel()) {
          channel.queueDeclare(queue, true, false, false, arguments);
        }
        // a broker says what a queue is like when it is declared otherwise
        arguments.put("x-queue-type", "classic");
        assertThat(refusal(rig, queue, arguments))
            .contains("received 'classic' but current is 'quorum'");
      }
    }
  }

  static boolean rabbitIsAtHand() {
    return Brokers.rabbit().isPresent();
  }

  private static Map<String, Object> arguments(String queue) {
    Map<String, Object> arguments = new HashMap<>(Map.of("x-queue-type", "quorum"));
    if (queue.endsWith(".dead")) {
      arguments.put("x-delivery-limit", 1_000_000);
    } else {
      arguments.put("x-delivery-limit", 20);
      arguments.put("x-dead-letter-exchange", "");
      arguments.put("x-dead-letter-routing-key", queue + ".dead");
      arguments.put("x-dead-letter-strategy", "at-most-once");
    }
    return arguments;
  }

  private static String refusal(Rig rig, String queue, Map<String, Object> arguments)
      throws IOException {
    Channel channel = rig.broker().createChannel();
    IOException refused =
        catchThrowableOfType(
            IOException.class, () -> channel.queueDeclare(queue, true, false, false, arguments));
    assertThat(refused).as(queue).hasCauseInstanceOf(ShutdownSignalException.class);
    Object reason = ((ShutdownSignalException) refused.getCause()).getReason();
    return ((AMQP.Channel.Close) reason).getReplyText();
  }
}
