package dev.tactus.testkit.servers;

import dev.tactus.servers.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A throw-away PostgreSQL, one for all tests of a JVM; every test class takes an empty database of
 * its own. It is fast, for it need not survive a power cut.
 */
public final class PrivatePostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Map<String, String> FAST =
      Map.of(
          "fsync", "off",
          "full_page_writes", "off",
          "shared_buffers", "128MB",
          "max_wal_size", "1GB",
          "max_connections", "200");

  private PrivatePostgres() {}

  /** A new, empty database. */
  public static Database database() {
    String name = "test_" + DATABASES.incrementAndGet();
    EmbeddedPostgres server = Server.SHARED;
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " owner " + server.user());
    } catch (SQLException e) {
      throw new IllegalStateException("no database for this test", e);
    }
    return new Database(server.jdbcUrl(name), server.user(), server.password());
  }

  /** How to connect to a database. */
  public record Database(String url, String user, String password) {
    /** Without a pool: each connection is a new one. */
    public DataSource dataSource() {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      source.setUser(user);
      source.setPassword(password);
      return source;
    }
  }

  private static final class Server {
    private static final EmbeddedPostgres SHARED = start();

    private static EmbeddedPostgres start() {
      Path folder = Scratch.folder("postgres");
      EmbeddedPostgres server = EmbeddedPostgres.start(folder, Path.of("target", "postgres"), FAST);
      Scratch.atEnd(folder, server);
      Exercised.EMBEDDED_POSTGRES.with(version(server));
      return server;
    }

    private static String version(EmbeddedPostgres server) {
      try (Connection connection =
              DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
          Statement statement = connection.createStatement();
          ResultSet answer = statement.executeQuery("show server_version")) {
        answer.next();
        return String.valueOf(answer.getString(1));
      } catch (SQLException e) {
        throw new IllegalStateException("the private PostgreSQL does not answer", e);
      }
    }
  }
}
