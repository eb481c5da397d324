package dev.tactus.backtest.postgres;

import dev.tactus.backtest.Backtest;
import dev.tactus.backtest.BacktestOrder;
import dev.tactus.backtest.Backtests;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;

/** Backtests in the table {@code backtests}. */
@Repository
class PostgresBacktests implements Backtests {
  private static final String COLUMNS =
      """
      select id, asked_at, started_at, ended_at, mode, release_a, release_b, from_at, to_at, status,
        done, total, failure
      from backtests
      """;
  private static final String FORGOTTEN =
      "The report named a customer who has been erased: order it again.";

  /** Of the row as it is when it is locked: whoever was erased until then is among them. */
  private static final String NAMES_ONE = "backtests.forgotten && cast(:customers as text[])";

  /** Held by those who forget, until they commit; whoever begins to read waits for them. */
  private static final String FORGETTING = "hashtext('tactus.backtests.forget')";

  /**
   * Of several rows; all who lock more than one do so in this order, so that none waits in turn.
   */
  private static final String IN_ORDER =
      " id in (select id from backtests where %s order by id for update)";

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final JdbcClient database;
  private final InstantSource clock;

  PostgresBacktests(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void add(Backtest b) {
    BacktestOrder order = b.order();
    database
        .sql("delete from backtests where" + IN_ORDER.formatted("ended_at < ?"))
        .param(time(b.askedAt().minus(KEPT)))
        .update();
    database
        .sql(
            """
            insert into backtests
              (id, asked_at, mode, release_a, release_b, from_at, to_at, status)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .param(b.id())
        .param(time(b.askedAt()))
        .param(order.mode().id())
        .param(order.releaseA())
        .param(order.releaseB())
        .param(order.from() == null ? null : time(order.from()))
        .param(time(order.to()))
        .param(b.status().id())
        .update();
  }

  @Override
  public Optional<Backtest> find(String id) {
    interrupted();
    return database
        .sql(COLUMNS + "where id = ?")
        .param(id)
        .query((row, n) -> backtest(row))
        .optional();
  }

  @Override
  public Optional<String> report(String id) {
    return database
        .sql("select report from backtests where id = ? and report is not null")
        .param(id)
        .query(String.class)
        .optional();
  }

  @Override
  public List<Backtest> list(@Nullable Place after, int limit) {
    interrupted();
    return database
        .sql(
            COLUMNS
                + "where (asked_at, id) < (?, ? collate \"C\") order by asked_at desc, id desc limit ?")
        .param(time(after == null ? LAST : after.askedAt()))
        .param(after == null ? "" : after.id())
        .param(limit)
        .query((row, n) -> backtest(row))
        .list();
  }

  @Override
  public boolean started(String id, Instant at, long total) {
    lock(database, "pg_advisory_xact_lock");
    return database
            .sql(
                """
                update backtests set status = 'running', started_at = ?, total = ?
                where id = ? and status = 'waiting'""")
            .param(time(at))
            .param(total)
            .param(id)
            .update()
        > 0;
  }

  @Override
  public Set<String> alive(Map<String, Long> done) {
    List<String> ids = List.copyOf(done.keySet());
    return database
        .sql(
            """
            update backtests b set alive_at = now(), done = here.done
            from unnest(cast(:ids as text[]), cast(:done as bigint[])) as here (id, done)
            where b.id = here.id and b."""
                + IN_ORDER
                    .strip()
                    .formatted(
                        "id = any(cast(:ids as text[])) and status in ('waiting', 'running')")
                + " returning b.id")
        .param("ids", ids.toArray(String[]::new))
        .param("done", ids.stream().map(done::get).toArray(Long[]::new))
        .query(String.class)
        .set();
  }

  @Override
  public void ended(String id, Instant at, Backtest.Status status, Result result) {
    database
        .sql(
            """
            update backtests set status = :status, ended_at = :at, forgotten = '{}',
              done = case when :status = 'done' then total else done end,
              report = case when %1$s then null else cast(:report as text) end,
              customers = case when %1$s then '{}' else cast(:customers as text[]) end,
              failure = case when %1$s then :forgotten else cast(:failure as text) end
            where id = :id and status in ('waiting', 'running')"""
                .formatted(NAMES_ONE))
        .param("report", result.report())
        .param("customers", result.customers().toArray(String[]::new))
        .param("failure", result.failure() == null ? null : result.failure().replace("\0", ""))
        .param("status", status.id())
        .param("at", time(at))
        .param("forgotten", FORGOTTEN)
        .param("id", id)
        .update();
  }

  @Override
  public int forget(Connection transaction, Collection<String> customers) {
    JdbcClient within = JdbcClient.create(new SingleConnectionDataSource(transaction, true));
    String[] ids = customers.toArray(String[]::new);
    lock(within, "pg_advisory_xact_lock_shared");
    within
        .sql(
            """
            update backtests set forgotten = forgotten || ? where"""
                + IN_ORDER.formatted("status in ('waiting', 'running')"))
        .param(ids)
        .update();
    return within
        .sql(
            """
            update backtests set report = null, customers = '{}', failure = ? where"""
                + IN_ORDER.formatted("customers && cast(? as text[])"))
        .param(FORGOTTEN)
        .param(ids)
        .update();
  }

  private static void lock(JdbcClient database, String how) {
    RowCallbackHandler nothing = row -> {};
    database.sql("select %s(%s)".formatted(how, FORGETTING)).query(nothing);
  }

  @Override
  public boolean cancel(String id, Instant at) {
    return database
            .sql(
                """
                update backtests set status = 'cancelled', ended_at = ?
                where id = ? and status in ('waiting', 'running')""")
            .param(time(at))
            .param(id)
            .update()
        > 0;
  }

  @Override
  public boolean remove(String id) {
    return database
            .sql("delete from backtests where id = ? and status not in ('waiting', 'running')")
            .param(id)
            .update()
        > 0;
  }

  /** Marks those whose process is no more: for a minute nobody has said that they live. */
  private void interrupted() {
    database
        .sql(
            """
            update backtests set status = 'interrupted', ended_at = ? where"""
                + IN_ORDER.formatted(
                    "status in ('waiting', 'running') and alive_at < now() - interval '1 minute'"))
        .param(time(clock.instant()))
        .update();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Instant known(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static Backtest backtest(ResultSet row) throws SQLException {
    return new Backtest(
        row.getString("id"),
        new BacktestOrder(
            BacktestOrder.Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
            row.getString("release_a"),
            row.getString("release_b"),
            time(row, "from_at"),
            known(row, "to_at")),
        Backtest.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        known(row, "asked_at"),
        time(row, "started_at"),
        time(row, "ended_at"),
        row.getLong("done"),
        row.getLong("total"),
        row.getString("failure"));
  }
}
