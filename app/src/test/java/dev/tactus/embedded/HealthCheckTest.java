package dev.tactus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The health check of the image, run against answers as Tactus gives them. */
class HealthCheckTest {
  private static final Pattern CHECK = Pattern.compile("HEALTHCHECK[^\\[]*CMD (\\[.*])");

  @Test
  void isContentWithUpOnly() throws Exception {
    assertThat(exitCode(200, "{\"status\":\"UP\",\"components\":{\"db\":{\"status\":\"UP\"}}}"))
        .isZero();
    assertThat(exitCode(503, "{\"status\":\"DOWN\",\"components\":{\"db\":{\"status\":\"UP\"}}}"))
        .isNotZero();
  }

  private static int exitCode(int status, String body) throws Exception {
    assumeThat(Path.of("/bin/bash")).exists();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/actuator/health",
        call -> {
          call.sendResponseHeaders(status, bytes.length);
          call.getResponseBody().write(bytes);
          call.close();
        });
    server.start();
    try {
      ProcessBuilder check = new ProcessBuilder(command());
      check.environment().put("TACTUS_PORT", String.valueOf(server.getAddress().getPort()));
      return check.start().waitFor();
    } finally {
      server.stop(0);
    }
  }

  private static List<String> command() throws IOException {
    String file = Files.readString(Path.of("..", "Dockerfile")).replace("\\\n", " ");
    Matcher check = CHECK.matcher(file);
    assertThat(check.find()).isTrue();
    return new JsonMapper().readValue(check.group(1), new TypeReference<List<String>>() {});
  }
}
