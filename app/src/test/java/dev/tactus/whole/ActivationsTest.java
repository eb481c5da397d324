package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Event;
import dev.tactus.rulebase.Rulebase;
import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases change on two applications while events come in. */
class ActivationsTest {
  private static final int ROUNDS = 12;
  private static final int CUSTOMERS_A_BATCH = 25;
  private static final long A_BATCH_NANOS = 50_000_000;

  @TempDir private Path home;
  private final AtomicBoolean done = new AtomicBoolean();
  private int customers;

  @Test
  void neitherDropNorDoubleNorMix() throws Exception {
    PrivatePostgres.Database database = PrivatePostgres.database();
    String broker = Brokers.embedded().uri();
    try (Installed one = Installed.on(database, broker, home);
        Installed other = Installed.on(database, broker, home)) {
      List<String> ids = List.of("1", uploaded(one, "-b"), uploaded(one, "-c"));
      CompletableFuture<Void> load = CompletableFuture.runAsync(() -> feed(one, other));
      List<Long> millis = new ArrayList<>();
      try {
        for (int i = 0; i < ROUNDS; i++) {
          millis.add(activated(ids.get((i + 1) % 3), i % 2 == 0 ? other : one, one, other));
        }
      } finally {
        done.set(true);
      }
      load.join();
      check(one, ids, millis);
    }
  }

  @Test
  void reachEveryProcessWithinTwoSeconds() throws Exception {
    PrivatePostgres.Database database = PrivatePostgres.database();
    String broker = Brokers.embedded().uri();
    try (Installed one = Installed.onTheWallClock(database, broker, home);
        Forked other = Forked.on(database, broker, home)) {
      eventually("both are up", other::isUp);
      List<String> ids = new ArrayList<>(List.of("1"));
      for (String suffix : List.of("-b", "-c", "-d", "-e", "-f")) {
        ids.add(uploaded(one, suffix));
      }
      CompletableFuture<Void> load = CompletableFuture.runAsync(() -> feed(one, one));
      List<Long> millis = new ArrayList<>();
      try {
        for (int i = 1; i <= ROUNDS; i++) {
          millis.add(reached(ids.get(i % ids.size()), one, other.url("/v1/rules?limit=1")));
        }
      } finally {
        done.set(true);
      }
      load.join();
      System.out.println("the other process followed after " + millis + " ms");
      assertInTime(millis);
    }
  }

  /** How long it took from the answer until the other process judged with it. */
  private static long reached(String id, Installed one, String rulesOfOther) {
    one.post("author", "/v1/releases/" + id + "/activate", "");
    long answered = System.nanoTime();
    assertThat(judges(one, id)).isTrue();
    eventually(
        "the other follows",
        () -> one.getAt(rulesOfOther, "analyst").at("/items/0/release").asString().equals(id));
    return (System.nanoTime() - answered) / 1_000_000;
  }

  private static String uploaded(Installed tactus, String suffix) {
    return tactus.upload("author", Rules.renamed(suffix), 2).get("id").asString();
  }

  /** How long it took until both judged with it. */
  private static long activated(String id, Installed by, Installed one, Installed other) {
    long start = System.nanoTime();
    by.post("author", "/v1/releases/" + id + "/activate", "");
    eventually("both follow", () -> judges(one, id) && judges(other, id));
    long took = (System.nanoTime() - start) / 1_000_000;
    LockSupport.parkNanos(4 * A_BATCH_NANOS);
    return took;
  }

  private static boolean judges(Installed tactus, String id) {
    return tactus.bean(Rulebase.class).active().equals(id);
  }

  private void check(Installed tactus, List<String> ids, List<Long> millis) {
    long held = number(tactus, "select count(*) from decisions where answer = 'hold'");
    System.out.printf("%d triggers, %d held; both followed after %s ms%n", customers, held, millis);
    assertThat(number(tactus, "select count(distinct trigger_id) from decisions"))
        .isEqualTo(customers);
    assertThat(number(tactus, "select count(*) from decisions")).isEqualTo(customers);
    assertThat(number(tactus, "select count(distinct release) from decisions")).isEqualTo(3);
    assertThat(
            number(
                tactus,
                """
                select count(*) from decisions, unnest(rules) as rule
                where (release = '%s') <> (rule like '%%-b') or (release = '%s') <> (rule like '%%-c')\
                """
                    .formatted(ids.get(1), ids.get(2))))
        .isZero();
    assertThat(number(tactus, "select count(*) from decisions where cardinality(rules) > 0"))
        .isGreaterThan(customers / 2);
    assertThat(
            number(
                tactus,
                """
                select count(*) from sends s join decisions d on d.id = s.decision_id
                where s.body::jsonb ->> 'release' <> d.release\
                """))
        .isZero();
    assertInTime(millis);
  }

  /** A machine that does other things, too, lets one wait now and then, but none for long. */
  private static void assertInTime(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    assertThat(sorted.get(sorted.size() / 2)).as("%s", millis).isLessThan(2_000);
    assertThat(sorted.get(sorted.size() - 1)).as("%s", millis).isLessThan(10_000);
  }

  private static long number(Installed tactus, String query) {
    return tactus.sql().sql(query).query(Long.class).single();
  }

  /** 500 triggers/s, until there were enough activations. */
  private void feed(Installed one, Installed other) {
    for (int batch = 0; !done.get(); batch++) {
      long start = System.nanoTime();
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < CUSTOMERS_A_BATCH; i++) {
        events.addAll(left("c" + customers++));
      }
      (batch % 2 == 0 ? one : other).bean(EventSink.class).take(events);
      LockSupport.parkNanos(start + A_BATCH_NANOS - System.nanoTime());
    }
  }

  /** A customer who left a cart four hours ago. */
  private static List<Event> left(String id) {
    Instant before = START.minus(Duration.ofDays(1));
    Map<String, Object> person =
        Map.of(
            "timezone",
            "Europe/Berlin",
            "addresses",
            Map.of("email", List.of(id + "@example.com")));
    Map<String, Object> consent =
        Map.of(
            "channel", "email",
            "purpose", "marketing",
            "status", "granted",
            "at", "2026-01-01T00:00:00Z");
    Map<String, Object> cart = Map.of("product_id", "desk", "cart_id", "cart-" + id);
    return List.of(
        new Event("p" + id, id, "customer", "customer", before, person),
        new Event("c" + id, id, "consent", "consent", before, consent),
        new Event("t" + id, id, "track", "Product Added", START.minus(Duration.ofHours(4)), cart));
  }
}
