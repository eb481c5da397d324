package dev.tactus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.servers.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolDatabaseTest {
  @Test
  void saysThatThereIsNoneYet() {
    assertThatThrownBy(() -> ToolDatabase.open(Map.of("TACTUS_HOME", "no-such-folder")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start Tactus there once");
  }

  @Test
  void opensTheEmbeddedOneWhetherItRunsOrNot() throws IOException, SQLException {
    Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "tool");
    Map<String, String> environment = Map.of("TACTUS_HOME", home.toString());
    try (EmbeddedPostgres running = EmbeddedPostgres.start(home.resolve("database"));
        ToolDatabase database = ToolDatabase.open(environment)) {
      assertThat(address(database)).startsWith(running.jdbcUrl());
    }
    try (ToolDatabase database = ToolDatabase.open(environment)) {
      assertThat(address(database)).contains("127.0.0.1");
    }
  }

  private static String address(ToolDatabase database) throws SQLException {
    try (Connection connection = database.source().getConnection()) {
      return connection.getMetaData().getURL();
    }
  }
}
