package dev.tactus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.CancelCallback;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.MessageProperties;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the same rows and messages cost with no logic at all: events read and parsed, one state row
 * upserted and one trace row copied for each, every tenth published and consumed.
 */
final class Floor {
  private static final String QUEUE = "bench.floor";
  private static final int UNIT = 500;

  private final Database database;
  private final ConnectionFactory factory = new ConnectionFactory();
  private final int threads;

  Floor(Database database, Broker broker, int threads) throws Exception {
    this.database = database;
    this.threads = threads;
    factory.setUri(broker.uri());
  }

  /** Seconds for the events of a file, until all messages were consumed. */
  double run(Path events, int messages) throws Exception {
    tables();
    try (com.rabbitmq.client.Connection broker = factory.newConnection();
        Channel channel = broker.createChannel();
        BufferedReader lines = Files.newBufferedReader(events)) {
      AtomicInteger consumed = consume(channel, isRabbit(broker));
      long start = System.nanoTime();
      Workers.each(threads, Workers.copies(threads, lines), l -> work(broker, l));
      boolean all = Until.holds(Duration.ofMinutes(2), () -> consumed.get() >= messages);
      double seconds = (System.nanoTime() - start) / 1e9;
      channel.queueDelete(QUEUE);
      if (!all || consumed.get() != messages) {
        throw new IllegalStateException("the floor lost messages: " + consumed + " of " + messages);
      }
      return seconds;
    }
  }

  private void tables() throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          drop table if exists bench_state;
          drop table if exists bench_trace;
          create table bench_state (customer text collate "C" primary key, body text not null)
            with (fillfactor = 70);
          create table bench_trace (
            id text collate "C" primary key, customer text not null, at timestamptz not null,
            body text not null)
          """);
    }
  }

  private static boolean isRabbit(com.rabbitmq.client.Connection broker) {
    return "RabbitMQ".equals(String.valueOf(broker.getServerProperties().get("product")));
  }

  private static AtomicInteger consume(Channel channel, boolean quorum) throws Exception {
    Map<String, Object> arguments = quorum ? Map.of("x-queue-type", "quorum") : Map.of();
    channel.queueDeclare(QUEUE, true, false, false, arguments);
    channel.queuePurge(QUEUE);
    channel.basicQos(2000);
    AtomicInteger consumed = new AtomicInteger();
    DeliverCallback take =
        (tag, message) -> {
          consumed.incrementAndGet();
          channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
        };
    CancelCallback never = tag -> {};
    channel.basicConsume(QUEUE, false, take, never);
    return consumed;
  }

  private void work(com.rabbitmq.client.Connection broker, BufferedReader lines) throws Exception {
    try (Connection connection = database.connect();
        Channel channel = broker.createChannel()) {
      connection.setAutoCommit(false);
      channel.confirmSelect();
      FloorUnit unit = new FloorUnit(connection);
      int sinceConfirm = 0;
      for (List<String> part = part(lines); !part.isEmpty(); part = part(lines)) {
        for (String message : unit.store(part)) {
          channel.basicPublish(
              "", QUEUE, MessageProperties.PERSISTENT_BASIC, message.getBytes(UTF_8));
          sinceConfirm++;
        }
        if (sinceConfirm >= UNIT) {
          channel.waitForConfirmsOrDie();
          sinceConfirm = 0;
        }
      }
      channel.waitForConfirmsOrDie();
    }
  }

  private static List<String> part(BufferedReader lines) throws Exception {
    List<String> part = new ArrayList<>(UNIT);
    synchronized (lines) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        part.add(line);
        if (part.size() == UNIT) {
          break;
        }
      }
    }
    return part;
  }

  /** Writes the events of these batches, one a line; the number of pings among them. */
  static int write(Iterator<Batch> batches, Path file) throws Exception {
    int pings = 0;
    try (var out = Files.newBufferedWriter(file)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        pings += batch.customers().size();
        for (String item : batch.items()) {
          out.write(item);
          out.newLine();
        }
      }
    }
    return pings;
  }
}
