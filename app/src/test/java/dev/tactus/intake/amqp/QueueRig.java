package dev.tactus.intake.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.tactus.delivery.Queues;
import dev.tactus.intake.IntakeApplication;
import dev.tactus.intake.RecordingSink;
import dev.tactus.intake.TestServers;
import dev.tactus.testkit.servers.BrokerAtHand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Intake on a broker, and a publisher of somebody else's. */
final class QueueRig implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final ConfigurableApplicationContext application;
  private final Connection connection;
  private final Channel channel;

  /** Only the topology of delivery. */
  @ComponentScan(
      basePackages = "dev.tactus.delivery.amqp",
      useDefaultFilters = false,
      includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*BrokerTopology"))
  static class TopologyOnly {}

  QueueRig(BrokerAtHand broker) {
    application =
        new SpringApplicationBuilder(IntakeApplication.class, TopologyOnly.class)
            .initializers(new TestServers())
            .run("--server.port=0", "--spring.rabbitmq.addresses=" + broker.uri());
    try {
      ConnectionFactory factory = new ConnectionFactory();
      factory.setUri(broker.uri());
      connection = factory.newConnection();
      channel = connection.createChannel();
      channel.confirmSelect();
    } catch (Exception e) {
      application.close();
      throw new AssertionError(e);
    }
  }

  RecordingSink sink() {
    return application.getBean(RecordingSink.class);
  }

  /** JSON is written with ' for ". */
  void publish(String type, String json) {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder().contentType(type).deliveryMode(2).build();
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    try {
      channel.basicPublish(Queues.EVENTS, "shop", properties, body);
      channel.waitForConfirmsOrDie(PATIENCE.toMillis());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The next dead letter. */
  GetResponse takeDead() {
    GetResponse[] taken = new GetResponse[1];
    await(
        () -> {
          try {
            taken[0] = channel.basicGet(Queues.EVENTS_DEAD, true);
            return taken[0] != null;
          } catch (java.io.IOException e) {
            throw new AssertionError(e);
          }
        });
    return taken[0];
  }

  void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    } finally {
      application.close();
    }
  }
}
