package dev.tactus.bench;

import dev.tactus.servers.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The PostgreSQL of a run: durable, as the embedded default sets it up. */
final class Database implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final Path folder;

  private Database(EmbeddedPostgres server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  static Database start(Path folder, Path programs) {
    return new Database(
        EmbeddedPostgres.start(folder, programs, Map.of("max_connections", "100")), folder);
  }

  String uri() {
    return "postgresql://%s:%s@127.0.0.1:%d/tactus"
        .formatted(server.user(), server.password(), server.port());
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }

  /** The first column of the only row. */
  long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Rows of a text and a number. */
  Map<String, Integer> counts(String sql) throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          counts.put(String.valueOf(rows.getString(1)), rows.getInt(2));
        }
      }
    }
    return counts;
  }

  ProcessHandle postmaster() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
  }

  /** As kill -9 of every one of its processes does; it is started again by its supervisor. */
  void kill() throws IOException {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> all = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    postmaster.onExit().join();
  }

  void awaitUp() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (System.nanoTime() < end) {
      try (Connection connection = connect()) {
        return;
      } catch (SQLException notYet) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IllegalStateException("PostgreSQL did not come up again");
  }

  @Override
  public void close() {
    server.close();
  }
}
