package dev.tactus.releases.postgres;

import dev.tactus.audit.Audit;
import dev.tactus.audit.Deed;
import dev.tactus.releases.Limits;
import dev.tactus.releases.Standing;
import dev.tactus.releases.Standing.Canary;
import dev.tactus.releases.Standings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The standing in the one row of the table {@code ruling}. */
@Repository
class PostgresStandings implements Standings {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TALLIES_KEPT = Duration.ofDays(30);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Audit audit;

  PostgresStandings(
      JdbcClient database,
      PlatformTransactionManager transactions,
      InstantSource clock,
      Audit audit) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public Optional<Standing> now() {
    return database.sql("select * from ruling").query((row, n) -> standing(row)).optional();
  }

  @Override
  public void begin(String release) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    int begun =
        database
            .sql("insert into ruling (active, since) values (?::integer, ?) on conflict do nothing")
            .param(release)
            .param(now)
            .update();
    if (begun > 0) {
      activeSince(release, now);
    }
  }

  @Override
  public Optional<Standing> change(
      String subject, String action, @Nullable String note, UnaryOperator<Standing> change) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Standing was =
                  database
                      .sql("select * from ruling for update")
                      .query((row, n) -> standing(row))
                      .single();
              Standing now = change.apply(was);
              if (now.equals(was)) {
                return Optional.empty();
              }
              write(now);
              audit.note(new Deed(action, subject, note, detail(now)));
              return now();
            }));
  }

  private void write(Standing now) {
    Canary canary = now.canary();
    database
        .sql(
            """
            update ruling set change = change + 1, active = ?::integer, former = ?::integer, since = ?, limits = ?,
              canary = ?::integer, canary_percent = ?, canary_since = ?, canary_limits = ?,
              shadow = ?::integer, coming = ?::integer""")
        .param(now.active())
        .param(now.former())
        .param(now.since().atOffset(ZoneOffset.UTC))
        .param(json(now.limits()))
        .param(canary == null ? null : canary.id())
        .param(canary == null ? null : canary.percent())
        .param(canary == null ? null : canary.since().atOffset(ZoneOffset.UTC))
        .param(canary == null ? null : json(canary.limits()))
        .param(now.shadow())
        .param(now.coming())
        .update();
    activeSince(now.active(), now.since().atOffset(ZoneOffset.UTC));
  }

  private static @Nullable String json(@Nullable Limits limits) {
    return limits == null ? null : JSON.writeValueAsString(limits);
  }

  @Override
  public void announce(@Nullable String release) {
    transaction.executeWithoutResult(
        status -> {
          database.sql("update ruling set coming = ?::integer").param(release).update();
          database.sql("delete from release_loads").update();
          database
              .sql("delete from release_tallies where since < ?")
              .param(clock.instant().minus(TALLIES_KEPT).atOffset(ZoneOffset.UTC))
              .update();
        });
  }

  @Override
  public void loads(String process, String release, boolean done) {
    database
        .sql(
            """
            insert into release_loads (process, release, done) values (?, ?::integer, ?)
            on conflict (process) do update set release = excluded.release, done = excluded.done""")
        .param(process)
        .param(release)
        .param(done)
        .update();
  }

  @Override
  public boolean isLoading(String release) {
    return database
        .sql("select exists (select from release_loads where release = ?::integer and not done)")
        .param(release)
        .query(Boolean.class)
        .single();
  }

  private void activeSince(String release, OffsetDateTime since) {
    database
        .sql("update releases set active_at = ? where number = ?::integer")
        .param(since)
        .param(release)
        .update();
  }

  private static Map<String, Object> detail(Standing now) {
    Canary canary = now.canary();
    Map<String, Object> detail = new HashMap<>();
    detail.put("active", now.active());
    put(detail, "limits", now.limits());
    put(detail, "canary", canary == null ? null : canary.id());
    put(detail, "percent", canary == null ? null : canary.percent());
    put(detail, "canaryLimits", canary == null ? null : canary.limits());
    put(detail, "shadow", now.shadow());
    return detail;
  }

  private static void put(Map<String, Object> detail, String name, @Nullable Object value) {
    if (value != null) {
      detail.put(name, value instanceof Limits limits ? limits.toString() : value);
    }
  }

  private static Standing standing(ResultSet row) throws SQLException {
    String canary = row.getString("canary");
    return new Standing(
        row.getLong("change"),
        row.getString("active"),
        row.getString("former"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        limits(row.getString("limits")),
        canary == null ? null : canary(canary, row),
        row.getString("shadow"),
        row.getString("coming"));
  }

  private static Canary canary(String id, ResultSet row) throws SQLException {
    return new Canary(
        id,
        row.getDouble("canary_percent"),
        row.getObject("canary_since", OffsetDateTime.class).toInstant(),
        limits(row.getString("canary_limits")));
  }

  private static @Nullable Limits limits(@Nullable String json) {
    return json == null ? null : JSON.readValue(json, Limits.class);
  }
}
