package dev.tactus.judgement.postgres;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DecisionItem;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Recorded;
import dev.tactus.judgement.json.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads rows of decisions. */
final class DecisionRows {
  static final String ITEM =
      """
      SELECT id, trigger_id, decided_at, triggered_at, customer_id, journey, journey_version, step,
        subject, judgement
      FROM decisions
      """;
  static final String WHOLE =
      """
      SELECT id, decided_at, erased_at, facts, judgement
      FROM decisions
      """;

  private DecisionRows() {}

  static DecisionItem item(ResultSet row, int number) throws SQLException {
    Judgement judgement = RecordJson.judgement(row.getString("judgement"));
    return new DecisionItem(
        row.getString("id"),
        row.getString("trigger_id"),
        time(row, "decided_at"),
        time(row, "triggered_at"),
        row.getString("customer_id"),
        row.getString("journey"),
        row.getInt("journey_version"),
        row.getString("step"),
        row.getString("subject"),
        judgement.answer(),
        judgement.channel(),
        judgement.verdict(),
        judgement.reasons(),
        judgement.until(),
        judgement.release());
  }

  static Recorded whole(ResultSet row, int number) throws SQLException {
    return new Recorded(
        decision(row), row.getObject("erased_at") == null ? null : time(row, "erased_at"));
  }

  static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getString("id"),
        time(row, "decided_at"),
        RecordJson.facts(row.getString("facts")),
        RecordJson.judgement(row.getString("judgement")));
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
