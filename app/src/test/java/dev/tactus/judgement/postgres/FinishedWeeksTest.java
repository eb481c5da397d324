package dev.tactus.judgement.postgres;

import static dev.tactus.judgement.Examples.NOON;
import static dev.tactus.judgement.Examples.sent;
import static dev.tactus.judgement.Examples.suppressed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.RecordDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FinishedWeeksTest {
  private static final Duration WEEK = Duration.ofDays(7);

  private final JdbcClient sql = JdbcClient.create(RecordDatabase.pool());
  private final PostgresDecisions decisions = new PostgresDecisions(sql, () -> NOON);

  @BeforeEach
  void twoWeeks() throws SQLException {
    RecordDatabase.empty();
    List<Decision> two =
        List.of(sent("now", "ann", NOON), suppressed("then", "bob", NOON.minus(WEEK)));
    RecordDatabase.commit(
        transaction -> {
          decisions.add(transaction, two);
          return two;
        });
    new FinishedWeeks(RecordDatabase.pool(), () -> NOON).finish();
  }

  @Test
  void areIndexedOnceAndTheOneBeingWrittenIsNot() throws SQLException {
    new FinishedWeeks(RecordDatabase.pool(), () -> NOON).finish();
    assertThat(indexed("decisions_20261109")).isEqualTo(1);
    assertThat(indexed("decisions_20261116")).isZero();
  }

  @Test
  void areFoundThroughThatIndexByAnyFilter() throws SQLException {
    assertThat(decisions.list(Filters.by(Map.of("reason", "WEEKLY_CAP")), null, 9)).hasSize(1);
    String asked = "SELECT id FROM decisions_20261109 WHERE %s @> ARRAY['WEEKLY_CAP']";
    assertThat(plan(asked.formatted(Question.LABELS)))
        .containsPattern(Pattern.quote("decisions_20261109_labels"));
  }

  private int indexed(String partition) {
    return sql.sql("SELECT count(*) FROM pg_indexes WHERE indexname = :name")
        .param("name", partition + "_labels")
        .query(Integer.class)
        .single();
  }

  /** How it would be found if the table were too large to be read. */
  private static String plan(String query) throws SQLException {
    try (Connection connection = RecordDatabase.pool().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET enable_seqscan = off");
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery("EXPLAIN " + query)) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      statement.execute("RESET enable_seqscan");
      return plan.toString();
    }
  }
}
