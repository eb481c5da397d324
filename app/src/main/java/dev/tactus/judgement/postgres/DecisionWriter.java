package dev.tactus.judgement.postgres;

import dev.tactus.facts.Trigger;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Firing;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import dev.tactus.judgement.json.RecordJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes a batch of decisions with one COPY, after their partitions and firings. */
final class DecisionWriter {
  private static final String COPY =
      """
      COPY decisions (decided_at, triggered_at, until, odds, took, journey_version, id, trigger_id,
        customer_id, journey, step, purpose, subject, answer, channel, verdict, release, reasons,
        rules, facts, judgement)
      FROM STDIN (FORMAT binary)
      """;
  private static final int COLUMNS = 21;

  private DecisionWriter() {}

  static void write(Connection transaction, List<Decision> decisions) throws SQLException {
    if (decisions.isEmpty()) {
      return;
    }
    Tally.of(decisions).write(transaction);
    CopyIn server = transaction.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    try {
      CopyRows rows = new CopyRows(server);
      for (Decision decision : decisions) {
        write(rows.row(COLUMNS), decision);
      }
      rows.end();
    } finally {
      if (server.isActive()) {
        server.cancelCopy();
      }
    }
  }

  private static void write(CopyRows row, Decision decision) {
    Trigger trigger = decision.facts().trigger();
    Judgement judgement = decision.judgement();
    if (!decision.id().startsWith(trigger.id() + ".")) {
      throw new IllegalArgumentException(
          "a decision's id is its trigger's id, a dot and a suffix, so that all decisions of a"
              + " trigger are found by it; "
              + decision.id()
              + " is not one of "
              + trigger.id());
    }
    row.time(decision.decidedAt())
        .time(trigger.triggeredAt())
        .time(judgement.until())
        .number(judgement.odds())
        .interval(judgement.took())
        .number(trigger.version())
        .text(decision.id())
        .text(trigger.id())
        .text(trigger.customer())
        .text(trigger.journey())
        .text(trigger.step())
        .text(trigger.purpose().id())
        .text(trigger.subject())
        .text(judgement.answer().id())
        .text(judgement.channel() == null ? null : judgement.channel().id())
        .text(judgement.verdict() == null ? null : judgement.verdict().id())
        .text(judgement.release())
        .texts(codes(judgement))
        .texts(rules(judgement))
        .text(out -> RecordJson.write(decision.facts(), out))
        .text(out -> RecordJson.write(judgement, out));
  }

  private static Set<String> codes(Judgement judgement) {
    Set<String> codes = new LinkedHashSet<>();
    for (Reason reason : judgement.reasons()) {
      codes.add(reason.code());
    }
    return codes;
  }

  private static Set<String> rules(Judgement judgement) {
    Set<String> rules = new LinkedHashSet<>();
    for (Firing firing : judgement.firings()) {
      rules.add(firing.rule());
    }
    return rules;
  }
}
