package dev.tactus.delivery.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.tactus.delivery.DeliverySettings;
import dev.tactus.delivery.Outgoing;
import dev.tactus.delivery.Queues;
import dev.tactus.delivery.Send;
import dev.tactus.delivery.Topology;
import dev.tactus.delivery.UnsubscribeTokens;
import dev.tactus.delivery.Wire;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Publishes over AMQP 0-9-1: persistent, mandatory, confirmed. */
@Component
final class AmqpWire implements Wire, DisposableBean {
  static final String CLOUD_EVENTS = "application/cloudevents+json";
  private static final Logger log = LoggerFactory.getLogger(AmqpWire.class);
  private final ConnectionFactory connections;
  private final Topology topology;
  private final UnsubscribeTokens tokens;
  private final DeliverySettings settings;
  private final InstantSource clock;
  private final Deque<ConfirmChannel> idle = new ConcurrentLinkedDeque<>();

  AmqpWire(
      ConnectionFactory connections,
      Topology topology,
      UnsubscribeTokens tokens,
      DeliverySettings settings,
      InstantSource clock) {
    ConnectionFactory own = connections.getPublisherConnectionFactory();
    this.connections = own != null ? own : connections;
    this.topology = topology;
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean available() {
    try {
      return connection().isOpen();
    } catch (AmqpException e) {
      return false;
    }
  }

  private Connection connection() {
    Connection connection = connections.createConnection().getDelegate();
    if (connection == null) {
      throw new IllegalStateException("no AMQP 0-9-1 connection: " + connections);
    }
    return connection;
  }

  @Override
  public Set<String> publish(List<Outgoing> sends) {
    ConfirmChannel channel;
    try {
      channel = borrow();
    } catch (IOException | AmqpException | ShutdownSignalException e) {
      log.warn("the broker is away: {} sends wait: {}", sends.size(), e.toString());
      return Set.of();
    }
    Instant now = clock.instant();
    try {
      for (Outgoing one : sends) {
        publish(channel, one, now);
      }
    } catch (IOException | ShutdownSignalException e) {
      log.warn("the broker went away in mid-publish: {}", e.toString());
    }
    Set<String> confirmed = channel.confirmed();
    if (channel.isOpen()) {
      idle.push(channel);
      if (confirmed.size() < sends.size()) {
        repair(sends.size() - confirmed.size());
      }
    }
    return confirmed;
  }

  private ConfirmChannel borrow() throws IOException {
    ConfirmChannel channel;
    while ((channel = idle.poll()) != null) {
      if (channel.isOpen()) {
        return channel;
      }
    }
    return new ConfirmChannel(connection());
  }

  private void publish(ConfirmChannel channel, Outgoing one, Instant now) throws IOException {
    Send send = one.send();
    SendMessage message = SendMessage.of(one, unsubscribe(send), now);
    AMQP.BasicProperties properties =
        properties(send.id(), SendMessage.TYPE, now)
            .headers(Map.of("traceparent", message.traceparent()))
            .build();
    String key = send.channel().id() + "." + send.purpose().id();
    channel.publish(Queues.SENDS, key, properties, Json.MAPPER.writeValueAsBytes(message));
  }

  private SendMessage.Unsubscribe unsubscribe(Send send) {
    String url = settings.publicUrl() + "/v1/unsubscribe/" + tokens.sign(send);
    String mailto = settings.unsubscribeMailto();
    return new SendMessage.Unsubscribe(url, mailto == null || mailto.isBlank() ? null : mailto);
  }

  static AMQP.BasicProperties.Builder properties(String id, String type, Instant now) {
    return new AMQP.BasicProperties.Builder()
        .messageId(id)
        .type(type)
        .contentType(CLOUD_EVENTS)
        .contentEncoding("utf-8")
        .deliveryMode(2)
        .appId("tactus")
        .timestamp(Date.from(now));
  }

  private void repair(int refused) {
    log.warn("no queue took {} sends: declaring the topology again", refused);
    try {
      topology.declare();
    } catch (AmqpException e) {
      log.warn("the topology could not be declared: {}", e.toString());
    }
  }

  @Override
  public void announceRevoked(List<String> sendIds) {
    try (Channel channel = connection().createChannel()) {
      Instant now = clock.instant();
      RevocationMessage message = RevocationMessage.of(sendIds, now);
      channel.basicPublish(
          Queues.REVOCATIONS,
          "",
          properties(message.id(), RevocationMessage.TYPE, now).build(),
          Json.MAPPER.writeValueAsBytes(message));
    } catch (IOException | TimeoutException | AmqpException | ShutdownSignalException e) {
      log.warn("{} revocations were not announced: claims still refuse them", sendIds.size(), e);
    }
  }

  @Override
  public void destroy() {
    ConfirmChannel channel;
    while ((channel = idle.poll()) != null) {
      channel.close();
    }
  }
}
