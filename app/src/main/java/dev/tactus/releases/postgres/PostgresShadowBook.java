package dev.tactus.releases.postgres;

import dev.tactus.releases.ShadowBook;
import dev.tactus.releases.ShadowDifference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Differences in the tables {@code shadow_differences} and {@code shadow_counts}. */
@Repository
class PostgresShadowBook implements ShadowBook {
  private final JdbcClient database;
  private final TransactionTemplate transaction;

  PostgresShadowBook(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void enter(String release, Map<String, Long> counts, List<ShadowDifference> differences) {
    transaction.executeWithoutResult(
        status -> {
          count(release, counts);
          list(release, differences);
        });
  }

  private void count(String release, Map<String, Long> counts) {
    database
        .sql(
            """
            insert into shadow_counts (release, what, count)
            select ?::integer, what, count from unnest(?::text[], ?::bigint[]) as n (what, count)
            where count > 0 order by what
            on conflict (release, what) do update set count = shadow_counts.count + excluded.count""")
        .param(release)
        .param(counts.keySet().toArray(String[]::new))
        .param(counts.values().toArray(Long[]::new))
        .update();
  }

  private void list(String release, List<ShadowDifference> differences) {
    if (differences.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            insert into shadow_differences (release, decision_id, decided_at, beside, was, now, added, gone)
            select ?::integer, decision_id, decided_at, beside, was, now,
              string_to_array(added, E'\n'), string_to_array(gone, E'\n')
            from unnest(?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
              as n (decision_id, decided_at, beside, was, now, added, gone)
            where not exists (select from shadow_counts
              where release = ?::integer and what = 'differs' and count > ?)
            on conflict do nothing""")
        .param(release)
        .param(column(differences, ShadowDifference::decisionId))
        .param(column(differences, one -> one.decidedAt().toString()))
        .param(column(differences, ShadowDifference::beside))
        .param(column(differences, ShadowDifference::was))
        .param(column(differences, ShadowDifference::now))
        .param(column(differences, one -> String.join("\n", one.added())))
        .param(column(differences, one -> String.join("\n", one.gone())))
        .param(release)
        .param(MOST_LISTED)
        .update();
  }

  private static String[] column(
      List<ShadowDifference> differences, Function<ShadowDifference, String> value) {
    return differences.stream().map(value).toArray(String[]::new);
  }

  @Override
  public void clear(String release) {
    database
        .sql("delete from shadow_differences where release = ?::integer")
        .param(release)
        .update();
    database.sql("delete from shadow_counts where release = ?::integer").param(release).update();
  }

  @Override
  public Map<String, Long> counts(String release) {
    Map<String, Long> counts = new TreeMap<>();
    RowCallbackHandler count = row -> counts.put(row.getString(1), row.getLong(2));
    database
        .sql("select what, count from shadow_counts where release::text = ?")
        .param(release)
        .query(count);
    return counts;
  }

  @Override
  public List<ShadowDifference> differences(
      String release, @Nullable String rule, Place after, int most) {
    return database
        .sql(
            """
            select * from shadow_differences
            where release = ?::integer and (?::text is null or ? = any (added || gone))
              and (decided_at, decision_id) < (?, ?)
            order by decided_at desc, decision_id desc limit ?""")
        .param(release)
        .param(rule)
        .param(rule)
        .param(after.decidedAt().atOffset(ZoneOffset.UTC))
        .param(after.decisionId())
        .param(most)
        .query((row, n) -> difference(row))
        .list();
  }

  private static ShadowDifference difference(ResultSet row) throws SQLException {
    return new ShadowDifference(
        row.getString("decision_id"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        row.getString("beside"),
        row.getString("was"),
        row.getString("now"),
        texts(row, "added"),
        texts(row, "gone"));
  }

  private static SortedSet<String> texts(ResultSet row, String column) throws SQLException {
    return new TreeSet<>(Arrays.asList((String[]) row.getArray(column).getArray()));
  }
}
