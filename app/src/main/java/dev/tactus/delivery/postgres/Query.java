package dev.tactus.delivery.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** One set-based statement with its parameters in order; arrays are bound as text arrays. */
final class Query {
  private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();
  private final String sql;
  private final List<@Nullable Object> parameters = new ArrayList<>();

  private boolean plannedOnce;

  private Query(String sql) {
    this.sql = sql;
  }

  /**
   * Its plan is kept, which is safe only where it reads no table: a plan made while a table was
   * small scans it when it is not.
   */
  Query plannedOnce() {
    plannedOnce = true;
    return this;
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Query of(String sql) {
    return new Query(sql);
  }

  Query with(@Nullable Object parameter) {
    parameters.add(parameter instanceof Instant i ? i.toString() : parameter);
    return this;
  }

  <T> Query withEach(List<T> rows, Function<T, @Nullable Object> column) {
    String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = column.apply(rows.get(i));
      values[i] = value == null ? null : value.toString();
    }
    parameters.add(values);
    return this;
  }

  int run(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepare(connection)) {
      return statement.executeUpdate();
    }
  }

  <T> List<T> list(Connection connection, Row<T> reader) throws SQLException {
    try (PreparedStatement statement = prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    }
  }

  int run(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return run(connection);
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  <T> List<T> list(DataSource database, Row<T> reader) {
    try (Connection connection = database.getConnection()) {
      return list(connection, reader);
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  private RuntimeException translated(SQLException e) {
    RuntimeException known = TRANSLATOR.translate("delivery", sql, e);
    return known != null ? known : new IllegalStateException(sql, e);
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    if (!plannedOnce) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
    for (int i = 0; i < parameters.size(); i++) {
      Object value = parameters.get(i);
      if (value instanceof String[] array) {
        statement.setArray(i + 1, connection.createArrayOf("text", array));
      } else {
        statement.setObject(i + 1, value);
      }
    }
    return statement;
  }
}
