package dev.tactus.judgement.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Forgotten;
import dev.tactus.judgement.json.RecordJson;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes a customer out of decisions, some hundred at a time. */
final class Eraser {
  private static final String SOME =
      """
      SELECT id, decided_at, facts, judgement FROM decisions
      WHERE customer_id = ? LIMIT 500 FOR UPDATE
      """;
  private static final String ERASE =
      """
      UPDATE decisions d
      SET customer_id = NULL, erased_at = ?, subject = NULLIF(e.subject, ''), facts = e.facts,
        judgement = e.judgement
      FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
        AS e (decided_at, id, subject, facts, judgement)
      WHERE d.decided_at = e.decided_at AND d.id = e.id
      """;

  private Eraser() {}

  static int erase(Connection transaction, String customer, Instant now) throws SQLException {
    int erased = 0;
    List<Decision> some = some(transaction, customer);
    while (!some.isEmpty()) {
      erase(transaction, now, some);
      erased += some.size();
      some = some(transaction, customer);
    }
    return erased;
  }

  private static List<Decision> some(Connection transaction, String customer) throws SQLException {
    List<Decision> some = new ArrayList<>();
    try (PreparedStatement select = transaction.prepareStatement(SOME)) {
      select.setString(1, customer);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          some.add(Forgotten.of(DecisionRows.decision(row)));
        }
      }
    }
    return some;
  }

  private static void erase(Connection transaction, Instant now, List<Decision> decisions)
      throws SQLException {
    try (PreparedStatement update = transaction.prepareStatement(ERASE)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      Object[] times =
          decisions.stream().map(d -> d.decidedAt().atOffset(ZoneOffset.UTC)).toArray();
      update.setArray(2, transaction.createArrayOf("timestamptz", times));
      set(update, 3, decisions, Decision::id);
      set(update, 4, decisions, d -> d.facts().trigger().subject());
      set(update, 5, decisions, d -> json(out -> RecordJson.write(d.facts(), out)));
      set(update, 6, decisions, d -> json(out -> RecordJson.write(d.judgement(), out)));
      update.executeUpdate();
    }
  }

  private static void set(
      PreparedStatement update, int at, List<Decision> decisions, Function<Decision, String> text)
      throws SQLException {
    Object[] texts = decisions.stream().map(text).toArray();
    update.setArray(at, update.getConnection().createArrayOf("text", texts));
  }

  private static String json(Consumer<OutputStream> writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.accept(out);
    return out.toString(UTF_8);
  }
}
