package dev.tactus.delivery.amqp;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import dev.tactus.delivery.Queues;
import dev.tactus.delivery.Topology;
import dev.tactus.facts.Purpose;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.stereotype.Component;

/** Declares the topology on every connection that is made. */
@Component
final class BrokerTopology implements Topology, ConnectionListener {
  private static final Logger log = LoggerFactory.getLogger(BrokerTopology.class);
  private final ConnectionFactory connections;

  BrokerTopology(ConnectionFactory connections) {
    this.connections = connections;
    connections.addConnectionListener(this);
  }

  @Override
  public void onCreate(@Nullable Connection connection) {
    var broker = connection == null ? null : connection.getDelegate();
    if (broker == null) {
      throw new IllegalStateException("no AMQP 0-9-1 connection: " + connection);
    }
    try (Channel channel = broker.createChannel()) {
      declare(channel, Dialect.of(broker));
    } catch (IOException | TimeoutException e) {
      log.error("the topology could not be declared: {}", connection, e);
    }
  }

  @Override
  public void declare() {
    onCreate(connections.createConnection());
  }

  private static void declare(Channel channel, Dialect dialect) throws IOException {
    for (String topic :
        new String[] {Queues.SENDS, Queues.EVENTS, Queues.CLAIMS, Queues.OUTCOMES}) {
      channel.exchangeDeclare(topic, BuiltinExchangeType.TOPIC, true);
    }
    channel.exchangeDeclare(Queues.REVOCATIONS, BuiltinExchangeType.FANOUT, true);
    for (dev.tactus.facts.Channel way : dev.tactus.facts.Channel.values()) {
      for (Purpose purpose : Purpose.values()) {
        String queue = Queues.sends(way, purpose);
        work(channel, dialect, queue, Queues.dead(queue));
        channel.queueBind(queue, Queues.SENDS, way.id() + "." + purpose.id());
      }
    }
    work(channel, dialect, Queues.EVENTS_IN, Queues.EVENTS_DEAD);
    channel.queueBind(Queues.EVENTS_IN, Queues.EVENTS, "#");
    work(channel, dialect, Queues.OUTCOMES_IN, Queues.OUTCOMES_DEAD);
    channel.queueBind(Queues.OUTCOMES_IN, Queues.OUTCOMES, "#");
    queue(channel, Queues.CLAIMS_IN, dialect.requests());
    channel.queueBind(Queues.CLAIMS_IN, Queues.CLAIMS, "#");
  }

  private static void work(Channel channel, Dialect dialect, String queue, String dead)
      throws IOException {
    queue(channel, dead, dialect.dead());
    queue(channel, queue, dialect.work(dead));
  }

  private static void queue(Channel channel, String name, Map<String, Object> arguments)
      throws IOException {
    channel.queueDeclare(name, true, false, false, arguments);
  }
}
