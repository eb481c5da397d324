package dev.tactus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
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
  void isTheCommandLineToolToo() throws Exception {
    String rules = home.resolve("rules").toString();
    assertThat(tool("rules", "init", rules)).isZero();
    assertThat(tool("rules", "check", rules)).isZero();
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
    declared("tactus.sends.email", "tactus.events.dead");
    assertThat(page("/swagger-ui/index.html")).contains("swagger-ui-bundle.js");
    assertThat(page("/swagger-ui/swagger-ui-bundle.js")).isNotEmpty();
    assertThat(page("/v3/api-docs")).contains("/v1/track");
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

  private static int tool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(App.java(), "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** The topology is there: the dialect of the broker was understood. */
  private void declared(String... queues) throws Exception {
    ConnectionFactory broker = new ConnectionFactory();
    broker.setPort(Integer.parseInt(Files.readString(home.resolve("broker/port")).strip()));
    broker.setUsername("tactus");
    broker.setPassword(Files.readString(home.resolve("broker/password")).strip());
    try (Connection connection = broker.newConnection();
        Channel channel = connection.createChannel()) {
      for (String queue : queues) {
        assertThat(channel.queueDeclarePassive(queue).getQueue()).isEqualTo(queue);
      }
    }
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
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    String line = output.readLine();
    while (line != null && !line.strip().matches(pattern)) {
      lines.add(line);
      line = output.readLine();
    }
    assertThat(line).as("%s in%n%s", pattern, String.join("\n", lines)).isNotNull();
    assertThat(lines).noneMatch(said -> said.contains(" ERROR ") || said.contains("Exception"));
  }

  private JsonNode decisions() throws Exception {
    JsonNode items = get("/v1/decisions").get("items");
    assertThat(items).isNotEmpty();
    return items;
  }

  private JsonNode get(String path) throws Exception {
    return JsonMapper.shared().readTree(page(path));
  }

  private String page(String path) throws Exception {
    JsonMapper json = JsonMapper.shared();
    String key =
        json.readTree(Files.readString(home.resolve("keys.json"))).get("analyst").asString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
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
