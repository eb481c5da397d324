package dev.tactus.bench;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What the application's database says of a run. */
final class Ledger {
  private final Database database;
  private final String journey;

  Ledger(Database database, String journey) {
    this.database = database;
    this.journey = journey;
  }

  /** How often each event whose id begins so is stored. */
  Map<String, Integer> events(String prefix) throws SQLException {
    return database.counts(
        "select id, count(*) from events where id like '" + prefix + "%' group by id");
  }

  long decisions() throws SQLException {
    return of("count(*)", "true");
  }

  long triggers() throws SQLException {
    return of("count(distinct trigger_id)", "true");
  }

  /** Triggers of each customer at a step. */
  Map<String, Integer> triggers(String step) throws SQLException {
    return database.counts(
        """
        select customer_id, count(distinct trigger_id) from decisions
        where journey = '%s' and step = '%s' group by customer_id"""
            .formatted(journey, step));
  }

  long approved() throws SQLException {
    return of("count(*)", "answer = 'send'");
  }

  /** Triggers approved more than once. */
  long approvedTwice() throws SQLException {
    return of("count(*) - count(distinct trigger_id)", "answer = 'send'");
  }

  /** Decisions by their answer and reasons. */
  Map<String, Integer> answers() throws SQLException {
    return database.counts(
        """
        select answer || coalesce(' ' || array_to_string(reasons, ','), ''), count(*)
        from decisions where journey = '%s' group by 1"""
            .formatted(journey));
  }

  Map<String, Integer> sends() throws SQLException {
    return new HashMap<>(
        database.counts(
            "select status, count(*) from sends where journey = '%s' group by 1"
                .formatted(journey)));
  }

  /** Sends of one decision beyond the first, or of none. */
  long sendsTooMany() throws SQLException {
    return database.number(
        "select count(*) - count(distinct decision_id) from sends where journey = '%s'"
            .formatted(journey));
  }

  /** Sends that the broker has not yet confirmed. */
  long unpublished() throws SQLException {
    return database.number("select count(*) from sends_due where task = 'publish'");
  }

  private long of(String what, String where) throws SQLException {
    return database.number(
        "select %s from decisions where journey = '%s' and %s".formatted(what, journey, where));
  }
}
