package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.backtest.Backtest;
import dev.tactus.backtest.BacktestOrder;
import dev.tactus.backtest.Backtests;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How backtests end: by themselves, by somebody, by an erasure, with their process. */
class BacktestsEndTest extends OneTactus {
  private static OrderedBacktests backtests;

  @BeforeAll
  static void open() {
    backtests = new OrderedBacktests(tactus);
  }

  @Test
  void canBeRemovedWhenTheyAreOver() {
    JsonNode over = backtests.ofItself("facts");
    String path = "/v1/backtests/" + over.get("id").asString();
    assertThat(tactus.call("author", "DELETE", path, "", 2).get("status").asString())
        .isEqualTo("done");
    tactus.call("analyst", "GET", path, "", 4);
    assertThat(deeds()).contains("backtest.remove " + over.get("id").asString());
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
              from (select cast(:now as timestamptz) - make_interval(days => :days) as t) as ended\
              """)
          .param("days", days)
          .param("now", tactus.clock().instant().toString())
          .update();
    }
    backtests.ofItself("facts");
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
      backtests.order("1", "1", "facts");
      eventually("the one in front reads", () -> waiting("from decisions") > 0);
      last = backtests.order("1", "1", "simulated");
      path = "/v1/backtests/" + last.get("id").asString();
      assertThat(tactus.call("author", "DELETE", path, "", 2).get("status").asString())
          .isEqualTo("cancelled");
      other.rollback();
      other.setAutoCommit(true);
    }
    assertThat(deeds()).contains("backtest.cancel " + last.get("id").asString());
    tactus.call("author", "GET", path + "/report", "", 4);
    JsonNode next = backtests.ofItself("facts");
    assertThat(next.get("status").asString()).isEqualTo("done");
    assertThat(tactus.get("analyst", path).get("status").asString()).isEqualTo("cancelled");
  }

  /** While the table of decisions is locked, it reads, lives, and can be cancelled nevertheless. */
  @Test
  void endWhatTheyReadWhenTheyAreCancelled() throws Exception {
    try (Connection other = tactus.bean(DataSource.class).getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table decisions in access exclusive mode");
      JsonNode ordered = backtests.order("1", "1", "facts");
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
    backtests.ofItself("facts");
  }

  /** As if another process had done it: nobody tells this one. */
  @Test
  void endWhenTheyWereCancelledElsewhere() throws Exception {
    try (Connection other = tactus.bean(DataSource.class).getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table decisions in access exclusive mode");
      JsonNode ordered = backtests.order("1", "1", "facts");
      eventually("it reads", () -> waiting("from decisions") > 0);
      tactus.bean(Backtests.class).cancel(ordered.get("id").asString(), tactus.clock().instant());
      eventually("it reads no more", () -> waiting("from decisions") == 0);
      other.rollback();
      other.setAutoCommit(true);
    }
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
                now() - make_interval(secs => :s))\
              """)
          .param("s", seconds)
          .update();
    }
    assertThat(tactus.get("analyst", "/v1/backtests/lost-30").get("status").asString())
        .isEqualTo("running");
    assertThat(tactus.get("analyst", "/v1/backtests/lost-90").get("status").asString())
        .isEqualTo("interrupted");
  }

  @Test
  void loseTheReportThatNamesAnErasedCustomer() {
    String path = kept("{\"customerId\": \"zoe\"}", "{amy,zoe}");
    tactus.consenting("zoe");
    tactus.call("integration", "DELETE", "/v1/customers/zoe", "", 2);
    JsonNode after = tactus.get("analyst", path);
    assertThat(after.has("report")).isFalse();
    assertThat(after.get("failure").asString()).contains("erased");
    tactus.call("analyst", "GET", path + "/report", "", 4);
  }

  @Test
  void keepTheReportWithoutTheErasedCustomer() {
    String path = kept("{\"customerId\": \"217\", \"events\": 17}", "{217}");
    tactus.consenting("17");
    tactus.call("integration", "DELETE", "/v1/customers/17", "", 2);
    assertThat(tactus.get("analyst", path).at("/report/events").asInt()).isEqualTo(17);
  }

  /** The path of one that is done, with that report of those customers. */
  private static String kept(String report, String customers) {
    String id = backtests.ofItself("facts").get("id").asString();
    tactus
        .sql()
        .sql("update backtests set report = ?::json, customers = ?::text[] where id = ?")
        .params(report, customers, id)
        .update();
    return "/v1/backtests/" + id;
  }

  /** The end waits for the erasure, and then knows of it. */
  @Test
  void haveNoReportOfACustomerWhoIsErasedAsTheyEnd() throws Exception {
    Backtests stored = tactus.bean(Backtests.class);
    Instant now = tactus.clock().instant();
    BacktestOrder order = new BacktestOrder(BacktestOrder.Mode.FACTS, "1", "1", null, now);
    stored.add(new Backtest("raced", order, Backtest.Status.WAITING, now, null, null, 0, 0, null));
    assertThat(stored.started("raced", now, 1)).isTrue();
    CompletableFuture<Void> end;
    try (Connection erasure = tactus.bean(DataSource.class).getConnection()) {
      erasure.setAutoCommit(false);
      stored.forget(erasure, List.of("yan"));
      end =
          CompletableFuture.runAsync(
              () ->
                  stored.ended(
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
    assertThat(stored.report("raced")).isEmpty();
    assertThat(stored.find("raced").orElseThrow().failure()).contains("erased");
  }

  private static List<String> deeds() {
    return tactus
        .get("analyst", "/v1/audit?limit=100")
        .get("items")
        .valueStream()
        .map(d -> d.get("action").asString() + " " + d.get("subject").asString())
        .toList();
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

  private static double age(String backtest) {
    return tactus
        .sql()
        .sql("select extract(epoch from now() - alive_at) from backtests where id = ?")
        .param(backtest)
        .query(Double.class)
        .single();
  }
}
