package dev.tactus.judgement.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Indexes the weeks of decisions that are over, so that analysts find what is rare in them. */
@Component
final class FinishedWeeks {
  /** Longer than a judgement that began in a week takes to be stored. */
  private static final Duration AFTER = Duration.ofHours(1);

  private static final DateTimeFormatter NAMED = DateTimeFormatter.BASIC_ISO_DATE;

  private final DataSource database;
  private final InstantSource clock;

  FinishedWeeks(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One process at a time does it, while others read and erase. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void finish() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (!says(statement, "SELECT pg_try_advisory_lock(hashtext('finished_weeks'))")) {
        return;
      }
      try {
        for (LocalDate monday : toFinish(connection)) {
          finish(statement, "decisions_" + NAMED.format(monday));
        }
      } finally {
        says(statement, "SELECT pg_advisory_unlock(hashtext('finished_weeks'))");
      }
    }
  }

  private List<LocalDate> toFinish(Connection connection) throws SQLException {
    try (PreparedStatement weeks = connection.prepareStatement("SELECT weeks_to_finish(?)")) {
      weeks.setObject(1, clock.instant().minus(AFTER).atOffset(ZoneOffset.UTC));
      List<LocalDate> mondays = new ArrayList<>();
      try (ResultSet rows = weeks.executeQuery()) {
        while (rows.next()) {
          mondays.add(rows.getObject(1, LocalDate.class));
        }
      }
      return mondays;
    }
  }

  private static void finish(Statement statement, String week) throws SQLException {
    statement.execute("DROP INDEX IF EXISTS " + week + "_labels"); // half made
    statement.execute(
        "CREATE INDEX CONCURRENTLY %s_labels ON %s USING gin (%s)"
            .formatted(week, week, Question.LABELS));
    statement.execute("ANALYZE " + week);
  }

  private static boolean says(Statement statement, String question) throws SQLException {
    try (ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
