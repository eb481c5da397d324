package dev.tactus.backtest.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/** Statements that change no row, each a transaction of its own; they can be ended meanwhile. */
final class Statements {
  private static final Logger LOG = LoggerFactory.getLogger(Statements.class);

  private final DataSource database;
  private final Set<Statement> running = ConcurrentHashMap.newKeySet();

  Statements(DataSource database) {
    this.database = database;
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The rows of that statement; times are given as {@code Instant}. */
  <T> List<T> list(String select, Row<T> row, Object... parameters) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(select)) {
      for (int i = 0; i < parameters.length; i++) {
        Object given = parameters[i];
        statement.setObject(
            i + 1, given instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : given);
      }
      running.add(statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(row.read(rows));
        }
        return all;
      } finally {
        running.remove(statement);
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException(
          "the history cannot be read: " + e.getMessage(), e);
    }
  }

  /** Ends those that run. */
  void cancel() {
    for (Statement statement : running) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        LOG.warn("a statement of a backtest could not be ended: {}", e.toString());
      }
    }
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
