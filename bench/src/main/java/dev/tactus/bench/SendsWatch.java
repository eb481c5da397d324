package dev.tactus.bench;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A channel worker that only counts: takes every send off its queue, and comes back after a fall.
 */
final class SendsWatch implements AutoCloseable {
  private static final List<String> CHANNELS = List.of("email", "sms", "push", "web");
  private static final int PREFETCH = 2000;

  /** What is seen of a send. */
  record Seen(String decisionId, String customerId, String step) {}

  private final ConnectionFactory factory = new ConnectionFactory();
  private final Map<String, Seen> sends = new ConcurrentHashMap<>();
  private final LongAdder again = new LongAdder();
  private final LongAdder unlike = new LongAdder();
  private final BiConsumer<Seen, Long> arrived;
  private volatile boolean closed;
  private volatile long lastNanos = System.nanoTime();
  private volatile @Nullable Connection connection;

  /**
   * @param arrived is told of each send, once, with the System.nanoTime() of its arrival
   */
  static SendsWatch start(String uri, BiConsumer<Seen, Long> arrived) throws Exception {
    SendsWatch watch = new SendsWatch(uri, arrived);
    watch.connect();
    return watch;
  }

  private SendsWatch(String uri, BiConsumer<Seen, Long> arrived) throws Exception {
    this.arrived = arrived;
    factory.setUri(uri);
    factory.setAutomaticRecoveryEnabled(false);
  }

  /** Distinct sends by their ids. */
  Map<String, Seen> sends() {
    return sends;
  }

  int distinct() {
    return sends.size();
  }

  /** Messages whose send had come before. */
  long again() {
    return again.sum();
  }

  /** Messages whose send had come before, with another decision or customer. */
  long unlike() {
    return unlike.sum();
  }

  /** When the last new send came, in System.nanoTime(). */
  long lastNanos() {
    return lastNanos;
  }

  private void connect() throws Exception {
    Connection made = factory.newConnection();
    connection = made;
    made.addShutdownListener(cause -> reconnectLater());
    for (String channel : CHANNELS) {
      for (String lane : List.of("", ".service")) {
        consume(made.createChannel(), "tactus.sends." + channel + lane);
      }
    }
  }

  private void reconnectLater() {
    if (closed) {
      return;
    }
    Thread thread = new Thread(this::reconnect, "sends-watch-back");
    thread.setDaemon(true);
    thread.start();
  }

  private void reconnect() {
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(200);
        connect();
        return;
      } catch (Exception notYet) {
        Connection half = connection;
        if (half != null && half.isOpen()) {
          // its listener goes on
          half.abort();
          return;
        }
      }
    }
  }

  private void consume(Channel channel, String queue) throws IOException {
    channel.basicQos(PREFETCH);
    channel.basicConsume(
        queue,
        false,
        new DefaultConsumer(channel) {
          @Override
          public void handleDelivery(
              String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
              throws IOException {
            long now = System.nanoTime();
            see(body, now);
            channel.basicAck(envelope.getDeliveryTag(), false);
          }

          @Override
          public void handleShutdownSignal(String tag, ShutdownSignalException cause) {
            // the connection's listener comes back
          }
        });
  }

  private void see(byte[] body, long now) {
    JsonNode data = JsonMapper.shared().readTree(body).path("data");
    Seen seen =
        new Seen(
            data.path("decisionId").asString(),
            data.path("customerId").asString(),
            data.path("step").asString());
    Seen before = sends.putIfAbsent(data.path("sendId").asString(), seen);
    if (before == null) {
      lastNanos = now;
      arrived.accept(seen, now);
      return;
    }
    again.increment();
    if (!before.equals(seen)) {
      unlike.increment();
    }
  }

  @Override
  public void close() {
    closed = true;
    Connection last = connection;
    if (last != null) {
      last.abort();
    }
  }
}
