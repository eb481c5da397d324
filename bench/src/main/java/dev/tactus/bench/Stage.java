package dev.tactus.bench;

import dev.tactus.servers.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A whole Tactus for one run: PostgreSQL, broker and application, each a process of its own. */
final class Stage implements AutoCloseable {
  private static final Duration UP_WITHIN = Duration.ofMinutes(5);
  private static final List<String> JOURNEYS = List.of("bench.yaml", "bench-timer.yaml");

  private final Path folder;
  private final StageOptions options;
  private final Database database;
  private final Broker broker;
  private final App app;

  private Stage(Path folder, StageOptions options, Database database, Broker broker, App app) {
    this.folder = folder;
    this.options = options;
    this.database = database;
    this.broker = broker;
    this.app = app;
  }

  /** Starts all of it; returns when the application is UP. */
  static Stage open(StageOptions options) throws Exception {
    Path folder = options.folder.resolve("run-" + ProcessHandle.current().pid());
    Files.createDirectories(folder);
    Database database =
        Database.start(folder.resolve("postgres"), options.folder.resolve("programs"));
    Broker broker = Broker.start(options.broker, folder.resolve("broker"));
    App app = new App(options, folder.resolve("home"), database.uri(), broker.uri());
    Stage stage = new Stage(folder, options, database, broker, app);
    try {
      writeJourneys(folder.resolve("home").resolve("journeys"));
      app.start();
      app.awaitUp(UP_WITHIN);
      return stage;
    } catch (Exception e) {
      stage.close();
      throw e;
    }
  }

  private static void writeJourneys(Path journeys) throws IOException {
    Files.createDirectories(journeys);
    for (String name : JOURNEYS) {
      try (InputStream yaml = Stage.class.getResourceAsStream("/journeys/" + name)) {
        if (yaml == null) {
          throw new IllegalStateException(name + " is missing in the bench's jar");
        }
        Files.write(journeys.resolve(name), yaml.readAllBytes());
      }
    }
  }

  Database database() {
    return database;
  }

  Broker broker() {
    return broker;
  }

  App app() {
    return app;
  }

  @Override
  public void close() throws Exception {
    app.stop();
    broker.close();
    database.close();
    if (!options.keep) {
      Folders.delete(folder);
    }
  }
}
