package dev.tactus.judgement.postgres;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DecisionFilter;
import dev.tactus.judgement.DecisionItem;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record in PostgreSQL. */
@Repository
class PostgresDecisions implements Decisions {
  private static final String FIRINGS =
      """
      SELECT rule, sum(firings) AS firings, max(last_fired) AS last_fired
      FROM rule_firings WHERE release = :release GROUP BY rule
      """;

  private final JdbcClient sql;
  private final InstantSource clock;

  PostgresDecisions(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public void add(Connection transaction, List<Decision> decisions) throws SQLException {
    DecisionWriter.write(transaction, decisions);
  }

  @Override
  public int erase(Connection transaction, String customer) throws SQLException {
    return Eraser.erase(transaction, customer, clock.instant());
  }

  @Override
  public Optional<Recorded> find(String id) {
    return sql.sql(DecisionRows.WHOLE + "WHERE id = :id ORDER BY decided_at DESC LIMIT 1")
        .param("id", id)
        .query(DecisionRows::whole)
        .optional();
  }

  @Override
  public List<DecisionItem> ofTrigger(String trigger) {
    return new Question()
        .where("id > :low AND id < :high", "low", trigger + ".")
        .with("high", trigger + "/")
        .where("trigger_id = :trigger", "trigger", trigger)
        .ask(sql, "ORDER BY decided_at, id");
  }

  @Override
  public List<DecisionItem> list(DecisionFilter filter, @Nullable Place after, int limit) {
    return Question.of(filter)
        .after(after)
        .with("limit", limit)
        .ask(sql, "ORDER BY decided_at DESC, id DESC LIMIT :limit");
  }

  @Override
  public List<DecisionItem> of(String customer, @Nullable Instant before, int limit) {
    return new Question()
        .where("customer_id = :customer", "customer", customer)
        .where("decided_at < :before", "before", before)
        .with("limit", limit)
        .ask(sql, "ORDER BY decided_at DESC FETCH FIRST :limit ROWS WITH TIES");
  }

  @Override
  public List<Recorded> whole(String customer, @Nullable Place after, int limit) {
    return new Question()
        .where("customer_id = :customer", "customer", customer)
        .after(after)
        .with("limit", limit)
        .ask(
            sql,
            DecisionRows.WHOLE,
            "ORDER BY decided_at DESC, id DESC LIMIT :limit",
            DecisionRows::whole);
  }

  @Override
  public Map<String, Firings> firings(String release) {
    Map<String, Firings> byRule = new LinkedHashMap<>();
    RowCallbackHandler put =
        row ->
            byRule.put(
                row.getString("rule"),
                new Firings(row.getLong("firings"), DecisionRows.time(row, "last_fired")));
    sql.sql(FIRINGS).param("release", release).query(put);
    return byRule;
  }
}
