package dev.tactus.backtest.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * Shows the other processes that this one lives: it holds an advisory lock on its number, from its
 * first backtest on.
 */
@Component
final class Presence implements DisposableBean {
  /** Of our advisory locks of two numbers, the first. */
  static final int SPACE = 0x6261636b;

  private static final int SECONDS = 2;

  private final DataSource database;
  private final int number = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
  private @Nullable Connection connection;

  Presence(DataSource database) {
    this.database = database;
  }

  /** This process's number, which is locked from now on. */
  synchronized int number() {
    try {
      if (connection != null && !connection.isValid(SECONDS)) {
        connection.close();
        connection = null;
      }
      if (connection == null) {
        connection = locked(database.getConnection());
      }
      return number;
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("the lock of this process", e);
    }
  }

  private Connection locked(Connection fresh) throws SQLException {
    try (PreparedStatement lock = fresh.prepareStatement("select pg_advisory_lock(?, ?)")) {
      lock.setInt(1, SPACE);
      lock.setInt(2, number);
      lock.execute();
      return fresh;
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
  }

  @Override
  public synchronized void destroy() throws SQLException {
    if (connection != null) {
      try (PreparedStatement unlock =
          connection.prepareStatement("select pg_advisory_unlock_all()")) {
        unlock.execute();
      } finally {
        connection.close();
      }
    }
  }
}
