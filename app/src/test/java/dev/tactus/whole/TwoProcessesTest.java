package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Event;
import dev.tactus.testkit.servers.BrokerAtHand;
import dev.tactus.testkit.servers.BrokerTest;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** Two applications on one database and one broker. */
class TwoProcessesTest {
  private static final Duration IDLE = Duration.ofHours(4);
  private static final int CUSTOMERS = 2000;
  private static final int PRODUCTS = 20;
  private static final int WAITING = 30;
  private static final int UNITS = 10;
  private static final int KILLED_AMONG = 600;

  @TempDir private Path home;
  private final Set<String> seen = new HashSet<>();
  private int messages;

  @BrokerTest
  void shareTheWorkAndDoNothingTwice(BrokerAtHand broker) throws Exception {
    PrivatePostgres.Database database = PrivatePostgres.database();
    try (Installed one = Installed.on(database, broker.uri(), home);
        Installed other = Installed.on(database, broker.uri(), home)) {
      feed(one, other, registrations(CUSTOMERS, "Europe/Berlin", START));
      feed(one, other, carts(CUSTOMERS, START, Duration.ZERO));
      feed(one, other, waitingLines());
      later(one, other, IDLE);
      assertThat(distinctTriggers(one, "abandoned-cart")).isEqualTo(CUSTOMERS);
      feed(one, other, restocks(START.plus(IDLE)));
      for (int wave = 1; wave <= WAITING / UNITS; wave++) {
        settled(one, one.clock().instant());
        assertThat(distinctTriggers(one, "back-in-stock")).isEqualTo(PRODUCTS * UNITS * wave);
        later(one, other, Duration.ofHours(1));
      }
      assertThat(allOnce(one)).isEqualTo(CUSTOMERS + PRODUCTS * WAITING);
      assertThat(messages).isEqualTo(CUSTOMERS + PRODUCTS * WAITING);
      System.out.println("decided by one, by the other: " + one.heard() + ", " + other.heard());
      assertThat(one.heard()).isPositive();
      assertThat(other.heard()).isPositive();
    }
  }

  @BrokerTest
  void leaveNothingUndoneWhenOneIsKilled(BrokerAtHand broker) throws Exception {
    PrivatePostgres.Database database = PrivatePostgres.database();
    try (Installed one = Installed.onTheWallClock(database, broker.uri(), home);
        Forked other = Forked.on(database, broker.uri(), home)) {
      eventually("both are up", other::isUp);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      one.bean(EventSink.class).take(registrations(KILLED_AMONG, daytime(now), now));
      // due from now on, one after the other, while the rest still arrive
      publish(broker, carts(KILLED_AMONG, now.minus(IDLE), Duration.ofMillis(20)));
      long[] decided = {0};
      eventually(
          "the other has decided too",
          () -> {
            boolean enough = decided[0] > one.heard() + 20;
            decided[0] = decisions(one);
            return enough;
          });
      other.kill();
      long before = decisions(one);
      eventually(
          "the rest is decided", () -> distinctTriggers(one, "abandoned-cart") == KILLED_AMONG);
      System.out.printf(
          "killed after %d of %d decisions, of which it made %d%n",
          before, KILLED_AMONG, decisions(one) - one.heard());
      assertThat(before).isLessThan(KILLED_AMONG);
      assertThat(decisions(one) - one.heard()).isPositive();
      // a machine that is too busy to judge within a second holds, which is no loss
      long held = number(one, "select count(*) from customers where held is not null");
      assertThat(allOnce(one) + held).isEqualTo(KILLED_AMONG);
    }
  }

  /** Every approved trigger has one send, and each of these lies on the queue; how many. */
  private long allOnce(Installed tactus) {
    long expected =
        number(tactus, "select count(distinct trigger_id) from decisions where answer = 'send'");
    assertThat(number(tactus, "select count(*) from decisions where answer = 'send'"))
        .isEqualTo(expected);
    assertThat(number(tactus, "select count(*) from sends")).isEqualTo(expected);
    assertThat(number(tactus, "select count(distinct decision_id) from sends")).isEqualTo(expected);
    Set<String> approved =
        new HashSet<>(tactus.sql().sql("select send_id from sends").query(String.class).list());
    eventually("all are on the queue", () -> drained(tactus, approved) == expected);
    assertThat(seen).isEqualTo(approved);
    System.out.println(messages + " messages of " + expected + " sends");
    return expected;
  }

  private int drained(Installed tactus, Set<String> approved) {
    try {
      tactus
          .messages("tactus.sends.email")
          .forEach(
              message -> {
                String send = message.get("data").get("sendId").asString();
                if (approved.contains(send)) {
                  seen.add(send);
                  messages++;
                }
              });
      return seen.size();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Both at once take halves that are about the same customers, and some events twice. */
  private static void feed(Installed one, Installed other, List<Event> events) {
    List<Event> odd = new ArrayList<>();
    List<Event> even = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      (i % 2 == 0 ? even : odd).add(events.get(i));
      if (i % 10 == 0) {
        odd.add(events.get(i));
      }
    }
    CompletableFuture<Void> half = CompletableFuture.runAsync(() -> take(one, odd));
    take(other, even);
    half.join();
  }

  private static void take(Installed tactus, List<Event> events) {
    for (int i = 0; i < events.size(); i += 200) {
      tactus.bean(EventSink.class).take(events.subList(i, Math.min(events.size(), i + 200)));
    }
  }

  private static void later(Installed one, Installed other, Duration by) {
    one.clock().advance(by);
    other.clock().advance(by);
    settled(one, one.clock().instant());
  }

  private static void settled(Installed tactus, Instant now) {
    eventually("nothing is due", () -> tactus.due(now) == 0);
    eventually(
        "all is published",
        () -> number(tactus, "select count(*) from sends_due where task = 'publish'") == 0);
  }

  private static long distinctTriggers(Installed tactus, String journey) {
    return number(
        tactus,
        "select count(distinct trigger_id) from decisions where journey = '" + journey + "'");
  }

  private static long decisions(Installed tactus) {
    return number(tactus, "select count(*) from decisions");
  }

  private static long number(Installed tactus, String query) {
    return tactus.sql().sql(query).query(Long.class).single();
  }

  private static List<Event> registrations(int count, String zone, Instant at) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "c" + i;
      Map<String, Object> addresses = Map.of("email", List.of(id + "@example.com"));
      events.add(
          event(id, "customer", "customer", at, Map.of("timezone", zone, "addresses", addresses)));
      events.add(
          event(
              id,
              "consent",
              "consent",
              at,
              Map.of(
                  "channel", "email",
                  "purpose", "marketing",
                  "status", "granted",
                  "at", "2026-01-01T00:00:00Z")));
    }
    return events;
  }

  private static List<Event> carts(int count, Instant at, Duration apart) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                event(
                    "c" + i,
                    "track",
                    "Product Added",
                    at.plus(apart.multipliedBy(i)),
                    Map.of("product_id", "desk", "cart_id", "cart-" + i)))
        .toList();
  }

  private static List<Event> waitingLines() {
    List<Event> events = new ArrayList<>();
    for (int p = 0; p < PRODUCTS; p++) {
      events.add(shelf("p" + p, "Product Stock Changed", START, Map.of("stock", 0)));
    }
    for (int i = 0; i < PRODUCTS * WAITING; i++) {
      Map<String, Object> alert = Map.of("product_id", "p" + i % PRODUCTS, "channel", "email");
      events.add(event("c" + i, "track", "Restock Alert Requested", START, alert));
    }
    return events;
  }

  private static List<Event> restocks(Instant at) {
    return IntStream.range(0, PRODUCTS)
        .mapToObj(p -> shelf("p" + p, "Product Restocked", at, Map.of("quantity", UNITS)))
        .toList();
  }

  private static Event shelf(String product, String name, Instant at, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("product_id", product);
    return new Event(name + product, "", "track", name, at, properties);
  }

  private static Event event(
      String customer, String type, String name, Instant at, Map<String, Object> properties) {
    return new Event(name + "-" + customer, customer, type, name, at, properties);
  }

  private static void publish(BrokerAtHand broker, List<Event> events) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(broker.uri());
    AMQP.BasicProperties json =
        new AMQP.BasicProperties.Builder()
            .contentType("application/cloudevents+json")
            .deliveryMode(2)
            .build();
    try (var connection = factory.newConnection();
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (Event e : events) {
        String body =
            """
            {"specversion": "1.0", "id": "%s", "source": "/test", "type": "%s", "subject": "%s", "time": "%s",
             "data": {"product_id": "desk", "cart_id": "%s"}}"""
                .formatted(e.id(), e.name(), e.customer(), e.at(), e.properties().get("cart_id"));
        channel.basicPublish("tactus.events", "test", json, body.getBytes(UTF_8));
      }
      channel.waitForConfirmsOrDie(60_000);
    }
  }

  /** A zone where it is about noon. */
  private static String daytime(Instant now) {
    int ahead = 12 - now.atZone(ZoneOffset.UTC).getHour();
    return ahead >= 0 ? "Etc/GMT-" + ahead : "Etc/GMT+" + -ahead;
  }
}
