package dev.tactus.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExercisedTest {
  @Test
  void saysInOneLineWhatWasAndWhatWasNot() {
    assertThat(Exercised.summary(List.of("RABBITMQ=RabbitMQ 3.10.8", "BROWSER=browser")))
        .isEqualTo(
            "exercised: RabbitMQ 3.10.8, browser"
                + " | not exercised: embedded PostgreSQL, embedded broker, Node SDKs,"
                + " histories of real shops");
  }

  @Test
  void namesAPartOnceHoweverManyTestsUsedIt() {
    assertThat(Exercised.summary(List.of("BROWSER=browser", "BROWSER=browser")))
        .startsWith("exercised: browser |");
  }
}
