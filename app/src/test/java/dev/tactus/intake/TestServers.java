package dev.tactus.intake;

import dev.tactus.servers.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A PostgreSQL of the tests' own and an empty data folder. */
class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final Path TARGET = Path.of("target", "intake-tests");

  private static final class Postgres {
    static final EmbeddedPostgres RUNNING =
        EmbeddedPostgres.start(
            folder("postgres"), TARGET.resolve("programs"), Map.of("fsync", "off"));
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "server.address=127.0.0.1",
            "tactus.home=" + folder("home"),
            "spring.datasource.url=" + Postgres.RUNNING.jdbcUrl(),
            "spring.datasource.username=" + Postgres.RUNNING.user(),
            "spring.datasource.password=" + Postgres.RUNNING.password())
        .applyTo(context);
  }

  static Path folder(String name) {
    try {
      Files.createDirectories(TARGET);
      return Files.createTempDirectory(TARGET, name).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
