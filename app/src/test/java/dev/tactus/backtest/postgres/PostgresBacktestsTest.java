package dev.tactus.backtest.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.backtest.Backtest;
import dev.tactus.backtest.BacktestOrder;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresBacktestsTest {
  private static final Instant NOW = Instant.parse("2026-03-20T00:00:00Z");
  private static DataSource database;
  private static JdbcClient sql;
  private static PostgresBacktests backtests;

  /** Two that wait, the second one first in the table. */
  @BeforeAll
  static void two() {
    database = PrivatePostgres.database().dataSource();
    Flyway.configure().dataSource(database).load().migrate();
    sql = JdbcClient.create(database);
    backtests = new PostgresBacktests(sql, InstantSource.fixed(NOW));
    for (String id : List.of("two", "one")) {
      BacktestOrder order = new BacktestOrder(BacktestOrder.Mode.FACTS, "1", "1", null, NOW);
      backtests.add(new Backtest(id, order, Backtest.Status.WAITING, NOW, null, null, 0, 0, null));
    }
  }

  @Test
  void saysOfSeveralInOrderThatTheyLive() throws SQLException {
    Map<String, Long> done = new LinkedHashMap<>();
    done.put("two", 2L);
    done.put("one", 1L);
    inOrder(() -> assertThat(backtests.alive(done)).containsExactlyInAnyOrder("one", "two"));
    assertThat(sql.sql("select done from backtests order by id").query(Long.class).list())
        .containsExactly(1L, 2L);
  }

  @Test
  void forgetsInSeveralInOrder() throws SQLException {
    inOrder(
        () -> {
          try (Connection erasure = database.getConnection()) {
            erasure.setAutoCommit(false);
            backtests.forget(erasure, List.of("ann"));
            erasure.commit();
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
    assertThat(
            sql.sql("select count(*) from backtests where forgotten = '{ann}'")
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  /** Waits for the first one without having the second. */
  private static void inOrder(Runnable both) throws SQLException {
    CompletableFuture<Void> waiting;
    try (Connection other = database.getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("select from backtests where id = 'one' for update");
      waiting = CompletableFuture.runAsync(both);
      while (blocked() == 0 && !waiting.isDone()) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(waiting).isNotDone();
      lock.execute("select from backtests where id = 'two' for update nowait");
      other.rollback();
    }
    waiting.join();
  }

  private static long blocked() {
    return sql.sql(
            "select count(*) from pg_stat_activity where datname = current_database() and"
                + " wait_event_type = 'Lock'")
        .query(Long.class)
        .single();
  }
}
