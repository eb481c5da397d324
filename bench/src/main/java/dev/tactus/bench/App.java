package dev.tactus.bench;

import dev.tactus.servers.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The application under test, as a child process. */
final class App {
  private final StageOptions options;
  private final Path home;
  private final String database;
  private final String broker;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile @Nullable Process process;

  App(StageOptions options, Path home, String database, String broker) throws IOException {
    this.options = options;
    this.home = home;
    this.database = database;
    this.broker = broker;
    this.port = Ports.free();
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "bench-end"));
  }

  /** Where the bench is ended in the midst of a run, nothing of it stays behind. */
  private void end() {
    Process last = process;
    if (last != null) {
      last.destroyForcibly();
    }
  }

  void start() throws IOException {
    Files.createDirectories(home);
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options.appJava);
    command.addAll(List.of("-jar", options.app.toString(), "serve"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().put("TACTUS_DATABASE_URL", database);
    builder.environment().put("TACTUS_BROKER_URI", broker);
    builder.environment().put("TACTUS_DEMO", "false");
    builder.environment().put("TACTUS_HOME", home.toString());
    builder.environment().put("TACTUS_PORT", Integer.toString(port));
    process = builder.start();
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  Path log() {
    return home.resolve("app.log");
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** The key of a role, as the first start made it. */
  String key(String role) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(home.resolve("keys.json")))
        .path(role)
        .asString();
  }

  ProcessHandle handle() {
    return running().toHandle();
  }

  void awaitUp(Duration within) throws IOException, InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (!isUp()) {
      if (!running().isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(
            "the application did not come up; it said:\n" + Files.readString(log()));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  boolean isUp() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at("/actuator/health")).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  void stop() throws InterruptedException {
    Process last = process;
    if (last == null) {
      return;
    }
    last.destroy();
    if (!last.waitFor(40, TimeUnit.SECONDS)) {
      last.destroyForcibly().waitFor();
    }
  }

  private Process running() {
    Process last = process;
    if (last == null) {
      throw new IllegalStateException("the application was not started");
    }
    return last;
  }
}
