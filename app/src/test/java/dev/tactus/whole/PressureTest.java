package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.enrollment.EventSink;
import dev.tactus.enrollment.OverloadedException;
import dev.tactus.facts.Event;
import dev.tactus.servers.EmbeddedPostgres;
import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than can be stored, and a database that is away: callers are told to come back. */
class PressureTest {
  private static final int ROOM = 20_000;
  private static final int A_CALL = 1000;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path PROGRAMS = Path.of("target", "postgres");
  private static final Map<String, String> FAST = Map.of("fsync", "off");

  @TempDir private static Path home;
  private static EmbeddedPostgres server;
  private static PrivatePostgres.Database database;
  private static Installed tactus;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.start(home.resolve("own"), PROGRAMS, FAST);
    database = new PrivatePostgres.Database(server.jdbcUrl(), server.user(), server.password());
    tactus =
        Installed.on(
            database,
            Brokers.embedded().uri(),
            home,
            "tactus.lanes=2",
            "spring.datasource.hikari.connection-timeout=5000");
  }

  @AfterAll
  static void stop() {
    try {
      if (tactus != null) {
        tactus.close();
      }
    } finally {
      server.close();
    }
  }

  @Test
  void refusesAtOnceWhatThereIsNoRoomForAndStoresWhatItTook() throws Exception {
    String slow = named("slow", 0);
    tactus.consenting(slow);
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    try (Connection other = database.dataSource().getConnection();
        Statement work = other.createStatement()) {
      other.setAutoCommit(false);
      work.execute("select from customers where id = '" + slow + "' for update");
      for (int call = 0; call < ROOM / A_CALL - 1; call++) {
        callers.add(taken(slow, call));
      }
      eventually("a lane waits for the customer", PressureTest::isAnyoneBlocked);
      // those of another lane are not held up
      assertThat(tracked(named("swift", 1)).statusCode()).isEqualTo(200);
      callers.add(taken(slow, ROOM / A_CALL - 1));
      HttpResponse<String> refused = untilRefused();
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(callers).noneMatch(CompletableFuture::isDone);
      other.rollback();
    }
    callers.forEach(CompletableFuture::join);
    assertThat(stored(slow)).isEqualTo(ROOM);
    assertThat(tracked(named("late", 0)).statusCode()).isEqualTo(200);
  }

  @Test
  void setsOneAsideThatCannotBeTakenAndTakesTheOthersOfItsBatch() {
    tactus.consenting("broken");
    tactus.sql().sql("update customers set profile = '[' where id = 'broken'").update();
    List<Event> batch = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      batch.add(ping(i == 17 ? "broken" : "whole-" + i, "b"));
    }
    tactus.bean(EventSink.class).take(batch);
    assertThat(stored("broken")).isZero();
    assertThat(batch).filteredOn(e -> stored(e.customer()) == 1).hasSize(39);
    assertThat(tactus.get("author", "/v1/events/rejected").get("items").valueStream())
        .extracting(i -> i.get("customerId").asString())
        .containsExactly("broken");
    tactus.sql().sql("delete from customers where id = 'broken'").update();
  }

  @Test
  void asksCallersToComeBackWhileTheDatabaseIsAway() throws Exception {
    String customer = "patient";
    assertThat(tracked(customer).statusCode()).isEqualTo(200);
    server.close();
    HttpResponse<String> refused = tracked(customer);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(refused.body()).doesNotContain("127.0.0.1").doesNotContain("SQL");
    server = EmbeddedPostgres.start(home.resolve("own"), PROGRAMS, FAST);
    assertThat(server.jdbcUrl()).isEqualTo(database.url());
    eventually("it takes events again", () -> tracked(customer).statusCode() == 200);
    assertThat(stored(customer)).isGreaterThanOrEqualTo(2);
    tactus.clock().advance(Duration.ofHours(4));
    assertThat(tactus.decidedOnCart("after", 4).get("answer").asString()).isEqualTo("send");
  }

  private static CompletableFuture<Void> taken(String customer, int call) {
    List<Event> events =
        IntStream.range(0, A_CALL).mapToObj(i -> ping(customer, call + "-" + i)).toList();
    return CompletableFuture.runAsync(() -> untilTaken(events), task -> new Thread(task).start());
  }

  /** As a caller who is told to come back does. */
  private static void untilTaken(List<Event> events) {
    while (true) {
      try {
        tactus.bean(EventSink.class).take(events);
        return;
      } catch (OverloadedException again) {
        Thread.onSpinWait();
      }
    }
  }

  /** Of somebody who is in nobody's way; until the calls before it have all come in. */
  private static HttpResponse<String> untilRefused() {
    List<HttpResponse<String>> last = new ArrayList<>();
    eventually(
        "there is no room",
        () -> {
          last.add(tracked(named("other", 1)));
          return last.get(last.size() - 1).statusCode() != 200;
        });
    return last.get(last.size() - 1);
  }

  private static boolean isAnyoneBlocked() {
    return tactus
            .sql()
            .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
            .query(Long.class)
            .single()
        > 0;
  }

  /** One whose events go through that of the two lanes. */
  private static String named(String prefix, int lane) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> prefix + i)
        .filter(id -> Math.floorMod(id.hashCode(), 2) == lane)
        .findFirst()
        .orElseThrow();
  }

  private static Event ping(String customer, String id) {
    return new Event(id, customer, "track", "Ping", START, Map.of());
  }

  private static HttpResponse<String> tracked(String customer) {
    String call = "{\"type\": \"track\", \"event\": \"Ping\", \"userId\": \"%s\"}";
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(tactus.url("/v1/track")))
              .POST(HttpRequest.BodyPublishers.ofString(call.formatted(customer)))
              .header("Authorization", tactus.basic("ingest"))
              .header("Content-Type", "application/json")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static long stored(String customer) {
    return tactus
        .sql()
        .sql("select count(*) from events where name = 'Ping' and customer_id = ?")
        .param(customer)
        .query(Long.class)
        .single();
  }
}
