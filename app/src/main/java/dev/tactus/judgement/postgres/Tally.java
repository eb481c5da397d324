package dev.tactus.judgement.postgres;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Firing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a batch needs beside its rows: the weeks that it falls into, and how often rules fired. */
final class Tally {
  // two statements, one round trip
  private static final String PREPARE =
      """
      SELECT decisions_partition(monday) FROM unnest(?::date[]) monday;
      WITH free AS MATERIALIZED (
        SELECT slot FROM generate_series(0, 255) slot
        WHERE pg_try_advisory_xact_lock(hashtext('rule_firings'), slot) LIMIT 1)
      INSERT INTO rule_firings AS f (release, rule, slot, firings, last_fired)
      SELECT release, rule, slot, firings, last_fired
      FROM free, unnest(?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
        AS t (release, rule, firings, last_fired)
      ON CONFLICT (release, rule, slot) DO UPDATE
      SET firings = f.firings + excluded.firings,
        last_fired = greatest(f.last_fired, excluded.last_fired)
      """;

  private final TreeSet<LocalDate> weeks = new TreeSet<>();
  private final Map<Rule, Count> counts = new TreeMap<>();

  private Tally() {}

  static Tally of(List<Decision> decisions) {
    Tally tally = new Tally();
    for (Decision decision : decisions) {
      tally.weeks.add(week(decision.decidedAt()));
      String release = decision.judgement().release();
      for (Firing firing : decision.judgement().firings()) {
        tally
            .counts
            .computeIfAbsent(new Rule(release, firing.rule()), r -> new Count())
            .add(decision.decidedAt());
      }
    }
    return tally;
  }

  void write(Connection transaction) throws SQLException {
    // the week to come is made ready in this one, so that its first batch finds it
    weeks.add(weeks.last().plusWeeks(1));
    try (PreparedStatement prepare = transaction.prepareStatement(PREPARE)) {
      prepare.setArray(1, transaction.createArrayOf("date", weeks.toArray()));
      prepare.setArray(
          2, texts(transaction, counts.keySet().stream().map(Rule::release).toArray()));
      prepare.setArray(3, texts(transaction, counts.keySet().stream().map(Rule::name).toArray()));
      prepare.setArray(
          4,
          transaction.createArrayOf(
              "int8", counts.values().stream().map(c -> c.firings).toArray()));
      prepare.setArray(
          5,
          transaction.createArrayOf(
              "timestamptz",
              counts.values().stream().map(c -> c.last.atOffset(ZoneOffset.UTC)).toArray()));
      prepare.execute();
    }
  }

  private static java.sql.Array texts(Connection transaction, Object[] values) throws SQLException {
    return transaction.createArrayOf("text", values);
  }

  private static LocalDate week(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private record Rule(String release, String name) implements Comparable<Rule> {
    @Override
    public int compareTo(Rule other) {
      int byRelease = release.compareTo(other.release);
      return byRelease == 0 ? name.compareTo(other.name) : byRelease;
    }
  }

  private static final class Count {
    private long firings;
    private Instant last = Instant.MIN;

    private void add(Instant at) {
      firings++;
      last = at.isAfter(last) ? at : last;
    }
  }
}
