package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run with {@code -Dtactus.diagrams.write=true} to draw the diagrams of the docs again. */
class DiagramTest {
  private static final Path DIAGRAMS = Path.of("..", "docs", "diagrams");

  @ParameterizedTest
  @ValueSource(strings = {"abandoned-cart", "back-in-stock", "replenishment"})
  void theDocsShowTheDefinition(String id) throws IOException {
    Path file = DIAGRAMS.resolve(id + ".md");
    if (Boolean.getBoolean("tactus.diagrams.write")) {
      Files.createDirectories(DIAGRAMS);
      Files.writeString(file, page(id));
    }
    assertThat(file).content().isEqualTo(page(id));
  }

  private static String page(String id) {
    Journey journey = Journeys.builtIn().latest(id);
    return """
        # %s, version %d: %s

        Drawn from `journeys/src/main/resources/journeys/%s.yaml`; draw it again with
        `mvn test -pl journeys -am -Dtest=DiagramTest -Dsurefire.failIfNoSpecifiedTests=false -Dtactus.diagrams.write=true`.

        ```mermaid
        %s```
        """
        .formatted(id, journey.version(), journey.title(), id, journey.mermaid());
  }
}
