package dev.tactus.judgement;

import com.zaxxer.hikari.HikariDataSource;
import dev.tactus.servers.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with Tactus' tables, one for all tests of the record. */
public final class RecordDatabase {
  private static final DataSource POOL = start();

  private RecordDatabase() {}

  /** Something done in a transaction. */
  public interface Task<T> {
    T run(Connection transaction) throws SQLException;
  }

  /** A pool on it. */
  public static DataSource pool() {
    return POOL;
  }

  /** Empties the record. */
  public static void empty() throws SQLException {
    commit(
        transaction -> {
          try (Statement statement = transaction.createStatement()) {
            return statement.execute("TRUNCATE decisions, rule_firings");
          }
        });
  }

  /** Does it in a transaction of its own. */
  public static <T> T commit(Task<T> task) throws SQLException {
    try (Connection connection = POOL.getConnection()) {
      connection.setAutoCommit(false);
      T result = task.run(connection);
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    }
  }

  private static DataSource start() {
    try {
      Path target = Files.createDirectories(Path.of("target"));
      EmbeddedPostgres server =
          EmbeddedPostgres.start(
              Files.createTempDirectory(target, "record"), target.resolve("postgres"), Map.of());
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl(server.jdbcUrl());
      pool.setUsername(server.user());
      pool.setPassword(server.password());
      Flyway.configure().dataSource(pool).load().migrate();
      return pool;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
