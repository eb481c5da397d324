package dev.tactus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.servers.ServerFailedException;
import dev.tactus.testkit.servers.BrokerAtHand;
import dev.tactus.testkit.servers.BrokerTest;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDefaultTest {
  private final Path home;

  EmbeddedDefaultTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void startsWhatNobodyNamedAndStopsItLast() {
    try (Connected first = Connected.with("tactus.home=" + home)) {
      assertThat(first.sql().sql("select 1").query(Integer.class).single()).isEqualTo(1);
      first.passes("words", "tactus");
      assertThat(first.context().getBean(Installation.class))
          .isEqualTo(new Installation(home, true, true));
      refusesASecondInTheSameHome();
    }
    try (Connected second = Connected.with("tactus.home=" + home)) {
      assertThat(second.sql().sql("select word from last_words").query(String.class).single())
          .isEqualTo("bye");
    }
  }

  private void refusesASecondInTheSameHome() {
    assertThatThrownBy(() -> Connected.with("tactus.home=" + home))
        .hasRootCauseInstanceOf(ServerFailedException.class)
        .rootCause()
        .hasMessageContaining("in use by another process");
  }

  @BrokerTest
  void usesWhatIsNamedInstead(BrokerAtHand broker) {
    PrivatePostgres.Database database = PrivatePostgres.database();
    String url =
        database
            .url()
            .replace(
                "jdbc:postgresql://",
                "postgresql://%s:%s@".formatted(database.user(), database.password()));
    try (Connected connected =
        Connected.with(
            "tactus.home=" + home,
            "tactus.database-url=" + url,
            "tactus.broker-uri=" + broker.uri())) {
      assertThat(connected.sql().sql("select current_database()").query(String.class).single())
          .startsWith("test_");
      connected.passes("embedded-default-test", "tactus");
      assertThat(connected.context().getBean(Installation.class))
          .isEqualTo(new Installation(home, false, false));
    }
    assertThat(home).isEmptyDirectory();
  }
}
