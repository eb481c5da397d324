package dev.tactus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/** What an installation holds before a run: copies of the rows of one customer. */
final class Copies {
  private static final String TEMPLATE = "template";
  private static final int WEEKS = 20;
  private static final int WRITERS = 2;
  private static final int PART = 100_000;

  private static final String CUSTOMERS =
      """
      insert into customers (id, profile, passages, held, next_due)
      select n.id, profile, replace(passages, '"%1$s"', '"' || n.id || '"'), held, next_due
        from customers c, generate_series(?, ?) as i, lateral (select %2$s as id) n
       where c.id = '%1$s'""";

  private static final String DECISIONS =
      """
      insert into decisions (decided_at, triggered_at, odds, took, journey_version, id, trigger_id,
        customer_id, journey, step, purpose, subject, answer, channel, verdict, release, reasons,
        rules, facts, judgement)
      select n.at, n.at, odds, took, journey_version, n.id || '.1', n.id, 'copy-' || i * ?,
             'copied', step, purpose, subject, answer, channel, verdict, release, reasons, rules,
             facts, judgement
        from decisions d, generate_series(1, ?) as i,
             lateral (select ?::date + i * interval '1 second' as at, md5(i || '/%2$s') as id) n
       where d.customer_id = '%1$s'""";

  // as the application does within an hour of a week's end
  private static final String LABELS =
      """
      create index %1$s_labels on %1$s using gin
        ((reasons || rules || ARRAY[answer, verdict, channel, journey, step, release]))""";

  private final Database database;
  private final Calls events;
  private final Calls profiles;

  Copies(Stage stage) throws Exception {
    database = stage.database();
    events = new Calls(stage.app(), "ingest");
    profiles = new Calls(stage.app(), "integration");
  }

  /** Makes the customer who is copied: reachable, and with a timer that this event sets. */
  void template(String event, Instant at) throws Exception {
    new Customers(profiles, 1).load(List.of(TEMPLATE), "service", Instant.now());
    String call =
        "{\"type\":\"track\",\"messageId\":\"%s\",\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\"}"
            .formatted(TEMPLATE, TEMPLATE, event, at);
    events.untilTaken("POST", "/v1/track", call.getBytes(UTF_8));
    String set =
        "select count(*) from customers where next_due is not null and id = '" + TEMPLATE + "'";
    if (!Until.holds(Duration.ofSeconds(30), () -> database.number(set) == 1)) {
      throw new IllegalStateException("the event set no timer: " + event);
    }
  }

  /**
   * Copies the customer, timer included.
   *
   * @param id of the i-th copy, in SQL
   */
  void customers(int count, String id) throws Exception {
    Workers.each(
        WRITERS,
        IntStream.iterate(0, i -> i < count, i -> i + PART).iterator(),
        from -> run(CUSTOMERS.formatted(TEMPLATE, id), from, Math.min(count, from + PART) - 1));
    execute("vacuum analyze customers");
  }

  /** Copies the customer's decision into the twenty weeks before this one. */
  void decisions(int count) throws Exception {
    LocalDate monday =
        LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<LocalDate> weeks = IntStream.rangeClosed(1, WEEKS).mapToObj(monday::minusWeeks).toList();
    for (LocalDate week : weeks) {
      execute("select decisions_partition('" + week + "')");
    }
    Workers.each(
        WRITERS,
        weeks.iterator(),
        week -> run(DECISIONS.formatted(TEMPLATE, week), WEEKS, count / WEEKS, week.toString()));
    for (LocalDate week : weeks) {
      execute(LABELS.formatted("decisions_" + DateTimeFormatter.BASIC_ISO_DATE.format(week)));
    }
    execute("analyze decisions");
  }

  private void run(String sql, Object... values) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
