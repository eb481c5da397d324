package dev.tactus.backtest.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** Rows that are fetched while they are read, on a connection of their own. */
final class Cursored implements AutoCloseable {
  private static final int ROWS = 1000;
  private static final String REPEATABLE = "set transaction isolation level repeatable read";

  private final Connection connection;
  private final PreparedStatement statement;
  private final ResultSet rows;

  private Cursored(Connection connection, PreparedStatement statement, ResultSet rows) {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Cursored open(DataSource database, String select, Object... parameters) {
    return open(database, List.of(), select, parameters);
  }

  /** Opens two that see the same, whatever others commit meanwhile. */
  static List<Cursored> twice(DataSource database, String select, Object... parameters) {
    Cursored one = open(database, List.of(REPEATABLE), select, parameters);
    try {
      String same = "set transaction snapshot '" + one.snapshot() + "'";
      return List.of(one, open(database, List.of(REPEATABLE, same), select, parameters));
    } catch (RuntimeException e) {
      one.close();
      throw e;
    }
  }

  private static Cursored open(
      DataSource database, List<String> before, String select, Object... parameters) {
    try {
      Connection connection = database.getConnection();
      try {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        for (String command : before) {
          execute(connection, command);
        }
        return opened(connection, select, parameters);
      } catch (SQLException e) {
        release(connection);
        throw e;
      }
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  @SuppressWarnings("resource") // close() does
  private static Cursored opened(Connection connection, String select, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(select);
    statement.setFetchSize(ROWS);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return new Cursored(connection, statement, statement.executeQuery());
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** The name of what it sees, as long as it is open. */
  private String snapshot() {
    try (Statement export = connection.createStatement();
        ResultSet name = export.executeQuery("select pg_export_snapshot()")) {
      name.next();
      return name.getString(1);
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  /** Goes to the next row; false after the last. */
  boolean next() {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  <T> T read(Row<T> row) {
    try {
      return row.read(rows);
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public void close() {
    try {
      if (!connection.isClosed()) {
        try {
          rows.close();
          statement.close();
        } finally {
          release(connection);
        }
      }
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  private static void release(Connection connection) throws SQLException {
    try (connection) {
      connection.rollback();
      connection.setReadOnly(false);
      connection.setAutoCommit(true);
    }
  }

  private static DataAccessResourceFailureException broken(SQLException e) {
    return new DataAccessResourceFailureException(
        "the history cannot be read: " + e.getMessage(), e);
  }
}
