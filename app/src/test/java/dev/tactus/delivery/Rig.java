package dev.tactus.delivery;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.GetResponse;
import com.zaxxer.hikari.HikariDataSource;
import dev.tactus.testkit.SettableClock;
import dev.tactus.testkit.servers.BrokerAtHand;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import tools.jackson.databind.json.JsonMapper;

/** Delivery as it runs, on real servers, with a clock to set and a core that takes notes. */
final class Rig implements AutoCloseable {
  final SettableClock clock = new SettableClock(SomeSends.NOW);
  final List<SendEnded> ended = new CopyOnWriteArrayList<>();
  final List<Unsubscription> unsubscribed = new CopyOnWriteArrayList<>();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final HikariDataSource database = Database.pool();
  final JdbcClient sql = JdbcClient.create(database);
  volatile Function<Send, Optional<String>> check = send -> Optional.empty();
  volatile boolean deaf;
  private final CachingConnectionFactory connections;
  private final AnnotationConfigApplicationContext context;

  /** With the publishing and sweeping driven by hand. */
  static Rig byHand(BrokerAtHand broker) {
    return new Rig(broker.uri(), false);
  }

  /** With its threads. */
  static Rig running(BrokerAtHand broker) {
    return new Rig(broker.uri(), true);
  }

  Rig(String broker, boolean threads) {
    connections = new CachingConnectionFactory(URI.create(broker));
    for (String table : List.of("sends", "sends_due", "send_pauses")) {
      sql.sql("TRUNCATE " + table).update();
    }
    context = new AnnotationConfigApplicationContext();
    context.registerBean(JsonMapper.class, JsonMapper::shared);
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(ConnectionFactory.class, () -> connections);
    context.registerBean(JdbcClient.class, () -> sql);
    context.registerBean(InstantSource.class, () -> clock);
    context.registerBean(MeterRegistry.class, () -> meters);
    context.registerBean(SendListener.class, () -> this::listen);
    context.registerBean(Unsubscribed.class, () -> (what, at) -> unsubscribed.add(what));
    context.registerBean(Responses.class, () -> response -> {});
    context.registerBean(ClaimCheck.class, Check::new);
    ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
    if (!threads) {
      scanner.addExcludeFilter(new AssignableTypeFilter(DeliveryThreads.class));
    }
    scanner.scan("dev.tactus.delivery", "dev.tactus.web", "dev.tactus.audit");
    context.refresh();
    emptyQueues();
  }

  private void listen(List<SendEnded> all) {
    if (deaf) {
      throw new IllegalStateException("nobody listens");
    }
    ended.addAll(all);
  }

  /** The broker has come back elsewhere. */
  void moveTo(String broker) {
    connections.setUri(broker);
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Its HTTP side. */
  MockMvc http() {
    return MockMvcBuilders.standaloneSetup(
            context.getBeansWithAnnotation(RestController.class).values().toArray())
        .setControllerAdvice(
            context.getBeansWithAnnotation(RestControllerAdvice.class).values().toArray())
        .setCustomArgumentResolvers(context.getBean(HandlerMethodArgumentResolver.class))
        .build();
  }

  /** As the core does: in a transaction of its own, then handed over. */
  void commit(List<Send> sends) {
    store(sends);
    get(Outbox.class).committed(sends, List.of());
  }

  /** Commits, and dies before the hand-over. */
  void store(List<Send> sends) {
    try (java.sql.Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      get(Outbox.class).add(connection, sends);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> revoke(String... ids) {
    try (java.sql.Connection connection = database.getConnection()) {
      List<String> revoked = get(Outbox.class).revoke(connection, List.of(ids), "ENROLLMENT_ENDED");
      get(Outbox.class).committed(List.of(), revoked);
      return revoked;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Publishes one window of what was handed over. */
  void publish() {
    try {
      get(Publisher.class).step(Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sweeps until nothing is left that is due. */
  void sweep() {
    while (get(Sweep.class).step()) {}
  }

  String status(String id) {
    return sql.sql("SELECT status FROM sends WHERE send_id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  long count(String table) {
    return sql.sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  /** Takes all messages off a queue. */
  List<GetResponse> drain(String queue) {
    List<GetResponse> messages = new ArrayList<>();
    try (Channel channel = broker().createChannel()) {
      GetResponse message;
      while ((message = channel.basicGet(queue, true)) != null) {
        messages.add(message);
      }
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
    return messages;
  }

  /** Takes messages off a queue until so many sends were seen; how many messages that were. */
  int consume(String queue, int sends) {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    AtomicInteger messages = new AtomicInteger();
    try (Channel channel = broker().createChannel()) {
      DeliverCallback take =
          (tag, message) -> {
            messages.incrementAndGet();
            ids.add(message.getProperties().getMessageId());
          };
      channel.basicConsume(queue, true, take, tag -> {});
      Eventually.holds(() -> ids.size() >= sends);
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
    return messages.get();
  }

  Connection broker() {
    return Objects.requireNonNull(connections.createConnection().getDelegate());
  }

  private void emptyQueues() {
    get(Topology.class).declare();
    try (Channel channel = broker().createChannel()) {
      for (dev.tactus.facts.Channel way : dev.tactus.facts.Channel.values()) {
        for (dev.tactus.facts.Purpose purpose : dev.tactus.facts.Purpose.values()) {
          channel.queuePurge(Queues.sends(way, purpose));
          channel.queuePurge(Queues.dead(Queues.sends(way, purpose)));
        }
      }
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    connections.destroy();
    database.close();
  }

  private final class Check implements ClaimCheck {
    @Override
    public Optional<String> refusal(Send send) {
      return check.apply(send);
    }

    @Override
    public Recipient recipient(Send send) {
      return new Recipient(send.customerId() + "@example.org", "Ada", "en-GB", "Europe/London");
    }
  }
}
