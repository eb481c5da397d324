package dev.tactus.intake.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import dev.tactus.delivery.Queues;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Puts poison messages on {@code tactus.events.dead}, each with its reason in a header. */
@Component
@ConditionalOnProperty(name = "tactus.intake.amqp", havingValue = "true", matchIfMissing = true)
class DeadEvents {
  static final String REASON = "tactus-reason";
  static final String ROUTING_KEY = "tactus-routing-key";
  private static final int PERSISTENT = 2;
  private static final long CONFIRM_MILLIS = 30_000;

  /** A message that cannot be taken, and why. */
  record Poison(Message message, String reason) {}

  private final ConnectionFactory connections;

  DeadEvents(ConnectionFactory connections) {
    this.connections = connections;
  }

  /** Returns when the broker has confirmed all of them. */
  void send(List<Poison> messages) {
    com.rabbitmq.client.Connection broker = connections.createConnection().getDelegate();
    if (broker == null) {
      throw new IllegalStateException("expected an AMQP 0-9-1 connection, found " + connections);
    }
    try (Channel channel = broker.createChannel()) {
      channel.confirmSelect();
      for (Poison poison : messages) {
        byte[] body = poison.message().getBody();
        channel.basicPublish("", Queues.EVENTS_DEAD, true, properties(poison), body);
      }
      channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
    } catch (IOException | TimeoutException e) {
      throw new AmqpException("poison messages could not be put on " + Queues.EVENTS_DEAD, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AmqpException("stopped while poison messages were put aside", e);
    }
  }

  private static AMQP.BasicProperties properties(Poison poison) {
    MessageProperties was = poison.message().getMessageProperties();
    Map<String, Object> headers = new HashMap<>(was.getHeaders());
    headers.put(REASON, poison.reason());
    headers.put(ROUTING_KEY, was.getReceivedRoutingKey());
    return new AMQP.BasicProperties.Builder()
        .contentType(was.getContentType())
        .messageId(was.getMessageId())
        .deliveryMode(PERSISTENT)
        .headers(headers)
        .build();
  }
}
