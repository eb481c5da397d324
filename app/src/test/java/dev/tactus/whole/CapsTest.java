package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Event;
import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two journeys that wish to write to one customer at the same moment, in two processes. */
class CapsTest {
  private static final Duration IDLE = Duration.ofHours(4);
  private static final int CUSTOMERS = 200;

  /** Due at the same instant as the reminder of the cart. */
  private static final String RIVAL =
      JourneysTest.GREETING
          .replace("id: greeting", "id: rival")
          .replace("on: Signed Up", "on: Product Added")
          .replace("to: greeted\n    trigger: hello", "to: waiting")
          .replace(
              "states:\n",
              "states:\n"
                  + "  waiting:\n"
                  + "    - after: {since: entered, wait: PT4H}\n"
                  + "      to: greeted\n"
                  + "      trigger: hello\n");

  @TempDir private Path home;

  @Test
  void letNoCustomerHaveTwoMessages() throws Exception {
    Path journeys = Files.createDirectories(home.resolve("journeys"));
    Files.writeString(journeys.resolve("rival.yaml"), RIVAL);
    Files.writeString(journeys.resolve("greeting.yaml"), JourneysTest.GREETING);
    PrivatePostgres.Database database = PrivatePostgres.database();
    String broker = Brokers.embedded().uri();
    try (Installed one = Installed.on(database, broker, home);
        Installed other = Installed.on(database, broker, home)) {
      one.bean(EventSink.class).take(registered());
      one.bean(EventSink.class).take(each("Product Added", "cart"));
      one.clock().advance(IDLE);
      other.clock().advance(IDLE);
      // two timers of each are due, and each signs up at both processes
      CompletableFuture<Void> there =
          CompletableFuture.runAsync(() -> oneByOne(other, each("Signed Up", "there")));
      oneByOne(one, each("Signed Up", "here"));
      there.join();
      eventually("nothing is due", () -> one.due(one.clock().instant()) == 0);
      System.out.println("decided by one, by the other: " + one.heard() + ", " + other.heard());
      assertThat(customersWith(one, "count(*) = 3"))
          .as("three wishes of each")
          .isEqualTo(CUSTOMERS);
      assertThat(customersWith(one, "count(*) filter (where answer = 'send') = 1"))
          .as("one message to each")
          .isEqualTo(CUSTOMERS);
      assertThat(customersWith(one, "count(*) filter (where 'MIN_GAP' = any (reasons)) = 2"))
          .as("the others kept their distance")
          .isEqualTo(CUSTOMERS);
      assertThat(one.sql().sql("select count(*) from sends").query(Long.class).single())
          .isEqualTo(CUSTOMERS);
      one.messages("tactus.sends.email");
    }
  }

  private static long customersWith(Installed tactus, String having) {
    return tactus
        .sql()
        .sql(
            "select count(*) from (select from decisions group by customer_id having "
                + having
                + ") c")
        .query(Long.class)
        .single();
  }

  private static void oneByOne(Installed tactus, List<Event> events) {
    for (int i = 0; i < events.size(); i += 10) {
      tactus.bean(EventSink.class).take(events.subList(i, i + 10));
    }
  }

  private static List<Event> registered() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      Map<String, Object> person =
          Map.of(
              "timezone",
              "Europe/Berlin",
              "addresses",
              Map.of("email", List.of("c" + i + "@example.com")));
      Map<String, Object> consent =
          Map.of("channel", "email", "purpose", "marketing", "status", "granted");
      events.add(new Event("p", "c" + i, "customer", "customer", START, person));
      events.add(new Event("c", "c" + i, "consent", "consent", START, consent));
    }
    return events;
  }

  private static List<Event> each(String name, String id) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      Map<String, Object> properties = Map.of("product_id", "desk", "cart_id", "cart-" + i);
      var at = name.equals("Signed Up") ? START.plus(IDLE) : START;
      events.add(new Event(id, "c" + i, "track", name, at, properties));
    }
    return events;
  }
}
