package dev.tactus.delivery.amqp;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import dev.tactus.delivery.DeadLetters;
import dev.tactus.delivery.Queues;
import dev.tactus.facts.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.AmqpTimeoutException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Looks into the dead letter queues: gets messages and lets them go again with its channel. One at
 * a time, since nobody else sees what is being looked at.
 */
@Component
final class BrokerDeadLetters implements DeadLetters {
  private final ConnectionFactory connections;

  BrokerDeadLetters(ConnectionFactory connections) {
    this.connections = connections;
  }

  /** What to do with one dead letter; false: enough. */
  private interface Look {
    boolean at(Channel channel, String queue, GetResponse message) throws IOException;
  }

  @Override
  public synchronized List<DeadLetter> list(int skip, int limit) {
    List<DeadLetter> seen = new ArrayList<>();
    look(
        (channel, queue, message) -> {
          seen.add(letter(queue, message));
          return seen.size() < skip + limit;
        });
    return seen.size() <= skip ? List.of() : List.copyOf(seen.subList(skip, seen.size()));
  }

  @Override
  public synchronized boolean take(String sendId) {
    boolean[] taken = new boolean[1];
    look(
        (channel, queue, message) -> {
          if (sendId.equals(message.getProps().getMessageId())) {
            channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
            taken[0] = true;
          }
          return !taken[0];
        });
    return taken[0];
  }

  private void look(Look look) {
    var connection = connections.createConnection().getDelegate();
    if (connection == null) {
      throw new IllegalStateException("no AMQP 0-9-1 connection: " + connections);
    }
    try (Channel channel = connection.createChannel()) {
      lookInto(channel, look);
    } catch (IOException e) {
      throw new AmqpIOException("the dead letters cannot be read", e);
    } catch (TimeoutException e) {
      throw new AmqpTimeoutException("the dead letters cannot be read", e);
    }
  }

  private static void lookInto(Channel channel, Look look) throws IOException {
    for (String queue : queues()) {
      GetResponse message;
      while ((message = channel.basicGet(Queues.dead(queue), false)) != null) {
        if (!look.at(channel, queue, message)) {
          return;
        }
      }
    }
  }

  private static List<String> queues() {
    return Arrays.stream(dev.tactus.facts.Channel.values())
        .flatMap(way -> Arrays.stream(Purpose.values()).map(purpose -> Queues.sends(way, purpose)))
        .distinct()
        .toList();
  }

  private static DeadLetter letter(String queue, GetResponse message) {
    Map<String, Object> headers = message.getProps().getHeaders();
    Object deaths = headers == null ? null : headers.get("x-death");
    Map<?, ?> last =
        deaths instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?> map
            ? map
            : Map.of();
    return new DeadLetter(
        message.getProps().getMessageId(),
        queue,
        text(last.get("reason")),
        last.get("time") instanceof Date date ? date.toInstant() : null,
        new String(message.getBody(), StandardCharsets.UTF_8));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
