package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.Brokers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UP when events are taken and judged, and only then. */
class HealthTest {
  @TempDir private static Path home;
  private static Installed tactus;

  @BeforeAll
  static void start() throws IOException {
    tactus = Installed.on(Brokers.embedded().uri(), home, "tactus.health.late=2s");
  }

  @AfterAll
  static void stop() {
    tactus.close();
  }

  @Test
  void isUpWhileEventsAreTakenAndJudged() {
    eventually("up", () -> tactus.health().get("status").asString().equals("UP"));
    assertThat(tactus.health().get("components").propertyNames()).contains("db", "rules", "timers");
  }

  @Test
  void isDownWhileNothingThatIsDueIsDone() {
    tactus.sql().sql("alter table customers rename column next_due to next_due_hidden").update();
    try {
      eventually("timers are down", () -> status("timers").equals("DOWN"));
      tactus.call("analyst", "GET", "/actuator/health", "", 5);
      assertThat(tactus.health().get("status").asString()).isEqualTo("DOWN");
      assertThat(status("db")).isEqualTo("UP");
    } finally {
      tactus.sql().sql("alter table customers rename column next_due_hidden to next_due").update();
    }
    eventually("timers are up again", () -> status("timers").equals("UP"));
  }

  @Test
  void isDownWhileWhatIsDueFailsForEverybodyAndPutsNobodyOff() {
    String customers =
        """
        insert into customers (id, next_due)
        select 'late-' || i, '2020-01-01T00:00:00Z' from generate_series(1, 20) i\
        """;
    tactus.sql().sql("alter table customers rename column held to held_hidden").update();
    try {
      tactus.sql().sql(customers).update();
      eventually("timers are down", () -> status("timers").equals("DOWN"));
      assertThat(
              tactus
                  .sql()
                  .sql("select count(*) from customers where next_due = '2020-01-01T00:00:00Z'")
                  .query(Long.class)
                  .single())
          .isEqualTo(20);
    } finally {
      tactus.sql().sql("alter table customers rename column held_hidden to held").update();
    }
    eventually("timers are up again", () -> status("timers").equals("UP"));
    eventually("nobody is late", () -> tactus.due(tactus.clock().instant()) == 0);
  }

  private static String status(String component) {
    return tactus.health().at("/components/" + component + "/status").asString();
  }
}
