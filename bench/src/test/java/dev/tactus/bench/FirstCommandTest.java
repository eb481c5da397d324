package dev.tactus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.servers.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README's first command: the jar as it is shipped, with its own servers and the demo. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FirstCommandTest {
  private static final Path JAR = Path.of("..", "app", "target", "tactus.jar");
  private static final String READY = "Tactus is ready";

  /** As in {@code 13:42:11 send compelling back-in-stock back, hugo-223 (bath-10): by email}. */
  private static final String DECIDED = "\\d\\d:\\d\\d:\\d\\d +(send|hold|suppress) .*";

  private final Path home;
  private final int port = Ports.free();
  private final List<Process> started = new ArrayList<>();

  FirstCommandTest(@TempDir Path home) throws IOException {
    this.home = home;
  }

  @AfterEach
  void leaveNothingBehind() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void carriesTheLicencesOfItsLibraries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(text(jar, "META-INF/LICENSE"))
          .contains("Apache License")
          .contains("PostgreSQL Global Development Group");
      assertThat(text(jar, "META-INF/LICENSE.txt")).contains("QOS.ch");
      assertThat(text(jar, "META-INF/LICENSE.md")).contains("Eclipse Public License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Apache POI").contains("Spring");
    }
  }

  @Test
  void showsDecisionsAndGoesOnAfterItWasKilled() throws Exception {
    assertThat(JAR).as("made by the package phase").exists();
    Process first = start();
    until(first, READY + ".*");
    until(first, DECIDED);
    JsonNode decision = decisions().get(0);
    List<ProcessHandle> children = first.descendants().toList();
    assertThat(children).isNotEmpty();
    first.destroyForcibly().waitFor();
    gone(children);

    Process second = start();
    until(second, READY + ".*");
    assertThat(get("/v1/decisions/" + decision.get("decisionId").asString()).get("answer"))
        .isEqualTo(decision.get("answer"));
    until(second, DECIDED);
    children = second.descendants().toList();
    second.destroy();
    assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
    gone(children);
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(App.java(), "-jar", JAR.toString()).redirectErrorStream(true);
    builder.environment().put("TACTUS_HOME", home.toString());
    builder.environment().put("TACTUS_PORT", Integer.toString(port));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static String text(JarFile jar, String name) throws IOException {
    return new String(
        jar.getInputStream(jar.getJarEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads what it says, up to such a line. */
  private static void until(Process process, String pattern) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    String line = said.readLine();
    while (line != null && !line.strip().matches(pattern)) {
      lines.add(line);
      line = said.readLine();
    }
    assertThat(line).as("%s in%n%s", pattern, String.join("\n", lines)).isNotNull();
  }

  private JsonNode decisions() throws Exception {
    JsonNode items = get("/v1/decisions").get("items");
    assertThat(items).isNotEmpty();
    return items;
  }

  private JsonNode get(String path) throws Exception {
    JsonMapper json = JsonMapper.shared();
    String key =
        json.readTree(Files.readString(home.resolve("keys.json"))).get("analyst").asString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  /** Processes that nobody waits for any more have no arguments. */
  private static void gone(List<ProcessHandle> processes) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (processes.stream().anyMatch(p -> p.isAlive() && p.info().arguments().isPresent())) {
      assertThat(System.nanoTime()).as("still there: %s", processes).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
