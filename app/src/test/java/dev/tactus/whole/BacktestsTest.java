package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.access.Keys;
import dev.tactus.access.Role;
import dev.tactus.backtest.Backtest;
import dev.tactus.backtest.BacktestOrder;
import dev.tactus.backtest.Backtests;
import dev.tactus.backtest.Changed;
import dev.tactus.testkit.servers.Brokers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backtests of what an installation has stored. */
class BacktestsTest {
  private static final int CUSTOMERS = 20;
  private static final String SELF =
      """
      {"releaseA": "1", "releaseB": "1", "mode": "%s"}\
      """;

  @TempDir private static Path home;
  private static Installed tactus;

  /** Everybody leaves a cart on each of three days; the reminders come to be judged. */
  @BeforeAll
  static void history() throws IOException {
    tactus = Installed.on(Brokers.embedded().uri(), home);
    for (int c = 0; c < CUSTOMERS; c++) {
      tactus.consenting("c" + c);
    }
    for (int day = 0; day < 3; day++) {
      for (int c = 0; c < CUSTOMERS; c++) {
        Instant at = START.plus(Duration.ofHours(26L * day)).plusSeconds(c);
        tactus.clock().set(at);
        tactus.track(
            "c" + c,
            "Product Added",
            "m-" + day + "-" + c,
            at,
            """
            {"cart_id": "cart-%d-%d", "product_id": "lamp-%d", "price": 40}\
            """
                .formatted(day, c, day));
      }
      let(Duration.ofHours(26L * day + 5));
      delivered();
    }
    let(Duration.ofDays(5));
  }

  /** What is on the queues is taken and delivered: otherwise it would expire and not count. */
  private static void delivered() {
    for (JsonNode send : tactus.get("worker", "/v1/sends?status=queued&limit=100").get("items")) {
      String path = "/v1/sends/" + send.get("sendId").asString();
      JsonNode claim = tactus.post("worker", path + "/claim", "{\"worker\": \"w\"}");
      tactus.post(
          "worker",
          path + "/outcome",
          "{\"claimToken\": \"%s\", \"outcome\": \"delivered\"}"
              .formatted(claim.get("claimToken").asString()));
    }
  }

  private static void let(Duration pass) {
    Instant now = START.plus(pass);
    tactus.clock().set(now);
    eventually("nothing is due", () -> tactus.due(now) == 0);
  }

  @AfterAll
  static void close() {
    tactus.close();
  }

  @Test
  void findNoDifferenceBetweenAReleaseAndItself() {
    long decided = tactus.sql().sql("select count(*) from decisions").query(Long.class).single();
    long sent =
        tactus
            .sql()
            .sql("select count(*) from decisions where answer = 'send'")
            .query(Long.class)
            .single();
    assertThat(sent).isGreaterThan(CUSTOMERS);
    JsonNode facts = done(tactus.post("author", "/v1/backtests", SELF.formatted("facts")));
    assertThat(facts.at("/progress/done").asLong()).isEqualTo(decided);
    assertThat(facts.at("/report/triggers/differing").asInt()).isZero();
    assertThat(facts.at("/report/sends/before").asLong()).isEqualTo(sent);
    JsonNode simulated = done(tactus.post("author", "/v1/backtests", SELF.formatted("simulated")));
    assertThat(simulated.at("/report/triggers/differing").asInt()).isZero();
    assertThat(simulated.at("/report/sends/before").asLong()).isEqualTo(sent);
    assertThat(simulated.at("/report/sends/after").asLong()).isEqualTo(sent);
  }

  @Test
  void findWhatAnUploadedReleaseWouldDoOtherwise() throws IOException {
    Path rules = Changed.cap(home.resolve("rules"), "fatigue/journey-cap", 1);
    // without the saved cases, of which some know the cap better
    byte[] zip = Rules.zipped(rules, name -> !name.startsWith("cases/"));
    String release = tactus.upload("author", zip, 2).get("id").asString();
    for (String mode : List.of("facts", "simulated")) {
      JsonNode report =
          done(tactus.post(
                  "author",
                  "/v1/backtests",
                  """
                  {"releaseA": "1", "releaseB": "%s", "mode": "%s"}\
                  """
                      .formatted(release, mode)))
              .get("report");
      // of the two messages that each of them got in three days, the second
      assertThat(report.at("/sends/dropped").asInt()).as(mode).isEqualTo(CUSTOMERS);
      assertThat(report.at("/sends/added").asInt()).isZero();
      assertThat(report.at("/triggers/differing").asInt()).isEqualTo(CUSTOMERS);
      assertThat(report.at("/triggers/bySameFacts").asInt()).isEqualTo(CUSTOMERS);
      assertThat(report.at("/byRule/0/rule").asString()).isEqualTo("fatigue/journey-cap");
      assertThat(report.at("/examples").size()).isEqualTo(CUSTOMERS);
      assertThat(named(release, mode)).isEqualTo(CUSTOMERS);
      assertThat(report.at("/headline").asString())
          .startsWith("Release " + release + " would send 20 fewer messages to 20 people");
    }
  }

  private static int named(String release, String mode) {
    return tactus
        .sql()
        .sql("select cardinality(customers) from backtests where release_b = ? and mode = ?")
        .param(release)
        .param(mode)
        .query(Integer.class)
        .single();
  }

  @Test
  void areListedShownAsAPageAndAudited() throws Exception {
    JsonNode one = done(tactus.post("author", "/v1/backtests", SELF.formatted("facts")));
    String id = one.get("id").asString();
    assertThat(tactus.get("analyst", "/v1/backtests").get("items").valueStream())
        .anyMatch(b -> b.get("id").asString().equals(id) && !b.has("report"));
    HttpResponse<String> page = page(id);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.body()).startsWith("<!doctype html>").contains("decides every trigger as");
    assertThat(tactus.get("analyst", "/v1/audit").get("items").valueStream())
        .anyMatch(
            d ->
                d.get("action").asString().equals("backtest.start")
                    && d.get("subject").asString().equals(id));
  }

  @Test
  void areRefusedWithTheFieldThatIsWrong() {
    for (List<String> bad :
        List.of(
            List.of("releaseA", "{\"releaseB\": \"1\"}"),
            List.of("releaseB", "{\"releaseA\": \"1\", \"releaseB\": \"4711\"}"),
            List.of("mode", "{\"releaseA\": \"1\", \"releaseB\": \"1\", \"mode\": \"guess\"}"),
            List.of("from", "{\"releaseA\": \"1\", \"releaseB\": \"1\", \"from\": \"May\"}"))) {
      assertThat(
              tactus.call("author", "POST", "/v1/backtests", bad.get(1), 4).get("field").asString())
          .isEqualTo(bad.get(0));
    }
    tactus.call("analyst", "POST", "/v1/backtests", SELF.formatted("facts"), 4);
    tactus.call("analyst", "GET", "/v1/backtests/nothing", "", 4);
  }

  @Test
  void canBeRemovedWhenTheyAreOver() {
    JsonNode over = done(tactus.post("author", "/v1/backtests", SELF.formatted("facts")));
    String path = "/v1/backtests/" + over.get("id").asString();
    assertThat(tactus.call("author", "DELETE", path, "", 2).get("status").asString())
        .isEqualTo("done");
    tactus.call("analyst", "GET", path, "", 4);
    assertThat(deeds()).contains("backtest.remove " + over.get("id").asString());
  }

  private static List<String> deeds() {
    return tactus
        .get("analyst", "/v1/audit?limit=100")
        .get("items")
        .valueStream()
        .map(d -> d.get("action").asString() + " " + d.get("subject").asString())
        .toList();
  }

  @Test
  void areRemovedThirtyDaysAfterTheirEnd() {
    for (int days : new int[] {29, 31}) {
      tactus
          .sql()
          .sql(
              """
              insert into backtests (id, asked_at, ended_at, mode, release_a, release_b, to_at, status)
              select 'old-' || :days, t, t, 'facts', '1', '1', t, 'done'
              from (select cast(:now as timestamptz) - make_interval(days => :days) as t) as ended""")
          .param("days", days)
          .param("now", tactus.clock().instant().toString())
          .update();
    }
    done(tactus.post("author", "/v1/backtests", SELF.formatted("facts")));
    tactus.call("analyst", "GET", "/v1/backtests/old-29", "", 2);
    tactus.call("analyst", "GET", "/v1/backtests/old-31", "", 4);
  }

  @Test
  void canBeCancelledUntilTheyAreOver() throws Exception {
    JsonNode last;
    String path;
    try (Connection other = tactus.bean(DataSource.class).getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table decisions in access exclusive mode");
      tactus.post("author", "/v1/backtests", SELF.formatted("facts"));
      eventually("the one in front reads", () -> waiting("from decisions") > 0);
      last = tactus.post("author", "/v1/backtests", SELF.formatted("simulated"));
      path = "/v1/backtests/" + last.get("id").asString();
      assertThat(tactus.call("author", "DELETE", path, "", 2).get("status").asString())
          .isEqualTo("cancelled");
      other.rollback();
      other.setAutoCommit(true);
    }
    assertThat(deeds()).contains("backtest.cancel " + last.get("id").asString());
    tactus.call("author", "GET", path + "/report", "", 4);
    JsonNode next = done(tactus.post("author", "/v1/backtests", SELF.formatted("facts")));
    assertThat(next.get("status").asString()).isEqualTo("done");
    assertThat(tactus.get("analyst", path).get("status").asString()).isEqualTo("cancelled");
  }

  @Test
  void loseTheReportThatNamesAnErasedCustomer() {
    JsonNode done = done(tactus.post("author", "/v1/backtests", SELF.formatted("facts")));
    String path = "/v1/backtests/" + done.get("id").asString();
    tactus
        .sql()
        .sql(
            """
            update backtests set report = '{"customerId": "zoe"}', customers = '{amy,zoe}'
            where id = ?""")
        .param(done.get("id").asString())
        .update();
    tactus.consenting("zoe");
    tactus.call("integration", "DELETE", "/v1/customers/zoe", "", 2);
    JsonNode after = tactus.get("analyst", path);
    assertThat(after.has("report")).isFalse();
    assertThat(after.get("failure").asString()).contains("erased");
    tactus.call("analyst", "GET", path + "/report", "", 4);
  }

  @Test
  void keepTheReportWithoutTheErasedCustomer() {
    JsonNode done = done(tactus.post("author", "/v1/backtests", SELF.formatted("facts")));
    tactus
        .sql()
        .sql(
            """
            update backtests set report = '{"customerId": "217", "events": 17}', customers = '{217}'
            where id = ?""")
        .param(done.get("id").asString())
        .update();
    tactus.consenting("17");
    tactus.call("integration", "DELETE", "/v1/customers/17", "", 2);
    assertThat(
            tactus
                .get("analyst", "/v1/backtests/" + done.get("id").asString())
                .at("/report/events")
                .asInt())
        .isEqualTo(17);
  }

  /** The end waits for the erasure, and then knows of it. */
  @Test
  void haveNoReportOfACustomerWhoIsErasedAsTheyEnd() throws Exception {
    Backtests backtests = tactus.bean(Backtests.class);
    Instant now = tactus.clock().instant();
    BacktestOrder order = new BacktestOrder(BacktestOrder.Mode.FACTS, "1", "1", null, now);
    backtests.add(
        new Backtest("raced", order, Backtest.Status.WAITING, now, null, null, 0, 0, null));
    assertThat(backtests.started("raced", now, 1)).isTrue();
    CompletableFuture<Void> end;
    try (Connection erasure = tactus.bean(DataSource.class).getConnection()) {
      erasure.setAutoCommit(false);
      backtests.forget(erasure, List.of("yan"));
      end =
          CompletableFuture.runAsync(
              () ->
                  backtests.ended(
                      "raced",
                      now,
                      Backtest.Status.DONE,
                      new Backtests.Result(
                          null, "{\"customerId\": \"yan\"}", Set.of("amy", "yan"))));
      eventually("the end waits", () -> waiting("update backtests set status") > 0);
      erasure.commit();
      erasure.setAutoCommit(true);
    }
    end.join();
    assertThat(backtests.report("raced")).isEmpty();
    assertThat(backtests.find("raced").orElseThrow().failure()).contains("erased");
  }

  private static long waiting(String statement) {
    return tactus
        .sql()
        .sql(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like ?")
        .param("%" + statement + "%")
        .query(Long.class)
        .single();
  }

  /** While the table of decisions is locked, it reads, lives, and can be cancelled nevertheless. */
  @Test
  void endWhatTheyReadWhenTheyAreCancelled() throws Exception {
    try (Connection other = tactus.bean(DataSource.class).getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table decisions in access exclusive mode");
      JsonNode ordered = tactus.post("author", "/v1/backtests", SELF.formatted("facts"));
      String id = ordered.get("id").asString();
      eventually("it reads", () -> waiting("from decisions") > 0);
      tactus
          .sql()
          .sql("update backtests set alive_at = now() - interval '50 seconds' where id = ?")
          .param(id)
          .update();
      eventually("it says that it lives", () -> age(id) < 10);
      assertThat(
              tactus
                  .call("author", "DELETE", "/v1/backtests/" + id, "", 2)
                  .get("status")
                  .asString())
          .isEqualTo("cancelled");
      eventually("it reads no more", () -> waiting("from decisions") == 0);
      other.rollback();
      other.setAutoCommit(true);
    }
    done(tactus.post("author", "/v1/backtests", SELF.formatted("facts")));
  }

  /** As if another process had done it: nobody tells this one. */
  @Test
  void endWhenTheyWereCancelledElsewhere() throws Exception {
    try (Connection other = tactus.bean(DataSource.class).getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table decisions in access exclusive mode");
      JsonNode ordered = tactus.post("author", "/v1/backtests", SELF.formatted("facts"));
      eventually("it reads", () -> waiting("from decisions") > 0);
      tactus.bean(Backtests.class).cancel(ordered.get("id").asString(), tactus.clock().instant());
      eventually("it reads no more", () -> waiting("from decisions") == 0);
      other.rollback();
      other.setAutoCommit(true);
    }
  }

  private static double age(String backtest) {
    return tactus
        .sql()
        .sql("select extract(epoch from now() - alive_at) from backtests where id = ?")
        .param(backtest)
        .query(Double.class)
        .single();
  }

  @Test
  void areInterruptedWhenTheirProcessEnds() {
    for (int seconds : new int[] {30, 90}) {
      tactus
          .sql()
          .sql(
              """
              insert into backtests
                (id, asked_at, mode, release_a, release_b, to_at, status, alive_at)
              values ('lost-' || :s, now(), 'facts', '1', '1', now(), 'running',
                now() - make_interval(secs => :s))""")
          .param("s", seconds)
          .update();
    }
    assertThat(tactus.get("analyst", "/v1/backtests/lost-30").get("status").asString())
        .isEqualTo("running");
    assertThat(tactus.get("analyst", "/v1/backtests/lost-90").get("status").asString())
        .isEqualTo("interrupted");
  }

  private static JsonNode done(JsonNode ordered) {
    String path = "/v1/backtests/" + ordered.get("id").asString();
    eventually(
        "it is done",
        () -> {
          String status = tactus.get("analyst", path).get("status").asString();
          return !status.equals("waiting") && !status.equals("running");
        });
    JsonNode done = tactus.get("analyst", path);
    assertThat(done.get("status").asString()).as("%s", done).isEqualTo("done");
    return done;
  }

  private static HttpResponse<String> page(String id) throws Exception {
    String key = tactus.bean(Keys.class).create(Role.ANALYST);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(tactus.url("/v1/backtests/" + id + "/report")))
                .header("Authorization", "Bearer " + key)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
