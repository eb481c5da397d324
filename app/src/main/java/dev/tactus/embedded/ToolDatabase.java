package dev.tactus.embedded;

import dev.tactus.servers.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database for a command that runs beside the application: the one that was named, else the
 * embedded one, started for as long as it takes if it does not run.
 */
public final class ToolDatabase implements AutoCloseable {
  private static final int PORT_LINE = 3;

  private final DataSource source;
  private final @Nullable EmbeddedPostgres started;

  private ToolDatabase(DataSource source, @Nullable EmbeddedPostgres started) {
    this.source = source;
    this.started = started;
  }

  /** Whether these environment variables name a database, or an embedded one has been made. */
  public static boolean isThere(Map<String, String> environment) {
    return !given(environment).isEmpty() || hasData(folder(environment));
  }

  /**
   * Opens the database that these environment variables name.
   *
   * @throws IllegalStateException if there is none yet
   */
  public static ToolDatabase open(Map<String, String> environment) {
    String given = given(environment);
    if (!given.isEmpty()) {
      Map<String, Object> named = GivenDatabase.properties(given);
      return new ToolDatabase(
          source(
              String.valueOf(named.get("spring.datasource.url")),
              (String) named.get("spring.datasource.username"),
              (String) named.get("spring.datasource.password")),
          null);
    }
    return embedded(folder(environment));
  }

  private static String given(Map<String, String> environment) {
    return environment.getOrDefault("TACTUS_DATABASE_URL", "").strip();
  }

  private static Path folder(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("TACTUS_HOME", ".tactus"));
    return new Installation(home, true, true).database();
  }

  private static boolean hasData(Path folder) {
    return Files.isDirectory(folder.resolve("data"));
  }

  /** Where to connect. */
  public DataSource source() {
    return source;
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }

  private static ToolDatabase embedded(Path folder) {
    if (!hasData(folder)) {
      throw new IllegalStateException(
          "there is no database in " + folder + ": start Tactus there once, or name TACTUS_HOME");
    }
    DataSource running = running(folder);
    if (running != null) {
      return new ToolDatabase(running, null);
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
    return new ToolDatabase(
        source(postgres.jdbcUrl(), postgres.user(), postgres.password()), postgres);
  }

  private static @Nullable DataSource running(Path folder) {
    try {
      Path postmaster = folder.resolve("data/postmaster.pid");
      List<String> lines = Files.exists(postmaster) ? Files.readAllLines(postmaster) : List.of();
      if (lines.size() <= PORT_LINE) {
        return null;
      }
      String url = "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/tactus";
      String password = Files.readString(folder.resolve("password")).strip();
      DataSource source = source(url, "tactus", password);
      return answers(source) ? source : null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static boolean answers(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      // the file is left over from a server that was killed
      return false;
    }
  }

  private static DataSource source(String url, @Nullable String user, @Nullable String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    if (user != null) {
      source.setUser(user);
    }
    if (password != null) {
      source.setPassword(password);
    }
    return source;
  }
}
