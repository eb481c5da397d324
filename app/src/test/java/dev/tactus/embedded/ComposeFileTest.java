package dev.tactus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ComposeFileTest {
  private final Map<String, Map<String, Object>> services = services();

  @Test
  void startsPostgresRabbitAndTheApplicationWithHealthChecksAndVolumes() {
    assertThat(services).containsOnlyKeys("postgres", "rabbitmq", "tactus");
    assertThat(services.get("postgres")).containsEntry("image", "postgres:18");
    assertThat(services.get("rabbitmq")).containsEntry("image", "rabbitmq:4-management");
    assertThat(services.get("postgres")).containsKeys("healthcheck", "volumes");
    assertThat(services.get("rabbitmq")).containsKeys("healthcheck", "volumes");
    assertThat(services.get("tactus")).containsKeys("build", "volumes", "depends_on");
  }

  @Test
  void opensNoPortBeyondThisMachine() {
    for (Map<String, Object> service : services.values()) {
      assertThat((List<?>) service.get("ports"))
          .isNotEmpty()
          .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
    }
  }

  @Test
  void holdsNoPassword() {
    for (Map<String, Object> service : services.values()) {
      ((Map<?, ?>) service.get("environment"))
          .forEach(
              (name, value) -> {
                if (name.toString().contains("PASS")) {
                  assertThat(value.toString()).matches("\\$\\{[A-Z_]+:\\?.*}");
                }
              });
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() {
    try (Reader file = Files.newBufferedReader(Path.of("..", "docker-compose.yml"))) {
      Map<String, Object> whole = new Yaml().load(file);
      return (Map<String, Map<String, Object>>) whole.get("services");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
