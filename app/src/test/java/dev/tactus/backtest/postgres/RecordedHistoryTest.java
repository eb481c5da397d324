package dev.tactus.backtest.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.backtest.RecordedHistory;
import dev.tactus.facts.Event;
import dev.tactus.replay.EventReader;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class RecordedHistoryTest {
  private static final Instant ASKED = Instant.parse("2026-03-20T00:00:00Z");
  private static final Instant END = Instant.parse("2029-01-01T00:00:00Z");
  private static DataSource database;
  private static JdbcClient sql;
  private static RecordedHistory history;

  /** A burst at one instant, a day of hours that differ, and years in which nothing happened. */
  @BeforeAll
  static void events() {
    PrivatePostgres.Database own = PrivatePostgres.database();
    database = own.dataSource();
    Flyway.configure().dataSource(database).load().migrate();
    sql = JdbcClient.create(database);
    history = new PostgresRecordedHistory(database);
    sql.sql("select ensure_event_partitions('2026-03-01')").query(row -> {});
    store("burst", 12_000, "timestamptz '2026-03-05T10:00:00Z'");
    store(
        "day", 20_000, "timestamptz '2026-03-06T00:00:00Z' + n * n * interval '200 microseconds'");
    store("old", 1, "timestamptz '2019-01-01T00:00:00Z'");
    store("late", 1, "timestamptz '2028-12-31T00:00:00.000001Z'");
  }

  private static void store(String name, int number, String at) {
    sql.sql(
            """
            insert into events (customer_id, id, type, name, at, received_at, properties)
            select 'c' || n %% 7, '%s-' || n, 'track', 'Product Viewed', %s,
              timestamptz '2026-03-10T00:00:00Z' - (n * 7919 %% 1000) * interval '1 second', '{"n": 1}'
            from generate_series(1, %d) as n"""
                .formatted(name, at, number))
        .update();
  }

  @Test
  void readsEveryEventOnceInOrderOfTimeThenOfArrival() throws IOException {
    List<String> expected =
        sql.sql("select id from events order by at, received_at, customer_id, id")
            .query(String.class)
            .list();
    RecordedHistory.Span span = history.events(END, ASKED);
    assertThat(span.events()).isEqualTo(32_002);
    assertThat(ids(history.read(span))).isEqualTo(expected);
  }

  @Test
  void readsNoneAfterTheEnd() throws IOException {
    Instant to = Instant.parse("2026-03-05T10:00:00Z");
    RecordedHistory.Span span = history.events(to, ASKED);
    assertThat(ids(history.read(span))).hasSize((int) span.events()).hasSize(12_001);
    assertThat(ids(history.read(history.events(Instant.parse("2018-01-01T00:00:00Z"), ASKED))))
        .isEmpty();
  }

  @Test
  void readsNothingThatArrivedAfterItWasAskedFor() throws IOException {
    RecordedHistory.Span span = history.events(END, ASKED);
    EventReader reader = history.read(span);
    reader.next();
    sql.sql(
            """
            insert into events (customer_id, id, type, name, at, received_at, properties)
            values ('c1', 'new', 'track', 'Product Viewed', '2027-01-01T00:00:00Z', ?, '{}')""")
        .param(ASKED.plusMillis(1).atOffset(java.time.ZoneOffset.UTC))
        .update();
    try {
      assertThat(ids(reader)).hasSize(32_001).doesNotContain("new");
    } finally {
      sql.sql("delete from events where id = 'new'").update();
    }
  }

  /** Otherwise nothing that was updated since could be vacuumed. */
  @Test
  void keepsNoTransactionOpenBetweenPages() throws IOException {
    EventReader reader = history.read(history.events(END, ASKED));
    for (int i = 0; i < 6_000; i++) {
      reader.next();
    }
    assertThat(
            sql.sql(
                    """
                    select count(*) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                      and backend_type = 'client backend'
                      and (backend_xmin is not null or state like 'idle in transaction%')""")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(reader.next()).isNotNull();
  }

  @Test
  void endsWhatIsBeingReadWhenItIsCancelled() throws SQLException {
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table decisions in access exclusive mode");
      CompletableFuture<Long> reading =
          CompletableFuture.supplyAsync(() -> history.decisions(null, END));
      while (waiting() == 0 && !reading.isDone()) {
        LockSupport.parkNanos(1_000_000);
      }
      history.cancel();
      assertThatThrownBy(reading::join)
          .hasCauseInstanceOf(DataAccessResourceFailureException.class);
      assertThat(waiting()).isZero();
      other.rollback();
    }
  }

  @Test
  void beginsNothingInAThreadThatIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> history.events(END, ASKED))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static long waiting() {
    return sql.sql(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
        .query(Long.class)
        .single();
  }

  private static List<String> ids(EventReader reader) throws IOException {
    List<String> ids = new ArrayList<>();
    for (Event event = reader.next(); event != null; event = reader.next()) {
      ids.add(event.id());
    }
    return ids;
  }
}
