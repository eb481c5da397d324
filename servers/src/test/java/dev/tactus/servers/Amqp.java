package dev.tactus.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.util.Map;

/** A client of the broker: one connection, one channel, every message confirmed. */
record Amqp(Connection connection, Channel channel) implements AutoCloseable {
  static Amqp on(EmbeddedBroker broker) throws Exception {
    return to(broker.uri());
  }

  static Amqp to(String uri) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(uri);
    Connection connection = factory.newConnection();
    Channel channel = connection.createChannel();
    channel.confirmSelect();
    return new Amqp(connection, channel);
  }

  void declare(String queue) throws Exception {
    channel.queueDeclare(queue, true, false, false, Map.of());
  }

  void put(String queue, String text) throws Exception {
    channel.basicPublish("", queue, true, MessageProperties.PERSISTENT_BASIC, text.getBytes(UTF_8));
    channel.waitForConfirmsOrDie(10_000);
  }

  String take(String queue) throws Exception {
    GetResponse response = channel.basicGet(queue, true);
    return response == null ? "nothing" : new String(response.getBody(), UTF_8);
  }

  @Override
  public void close() {
    connection.abort();
  }
}
