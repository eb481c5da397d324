package dev.tactus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class GivenServersTest {
  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void givesSpringWhatWasNamed() {
    environment
        .withProperty("tactus.database-url", "postgresql://db/shop")
        .withProperty("tactus.broker-uri", "amqp://mq");
    process();
    assertThat(environment.getProperty("spring.datasource.url"))
        .isEqualTo("jdbc:postgresql://db/shop");
    assertThat(environment.getProperty("spring.rabbitmq.addresses")).isEqualTo("mq:5672");
  }

  @Test
  void letsSpringsOwnPropertiesWin() {
    environment
        .withProperty("tactus.database-url", "postgresql://db/shop")
        .withProperty("tactus.broker-uri", "amqp://mq")
        .withProperty("spring.datasource.url", "jdbc:postgresql://other/shop")
        .withProperty("spring.rabbitmq.host", "other");
    process();
    assertThat(environment.getProperty("spring.datasource.url")).contains("other");
    assertThat(environment.containsProperty("spring.rabbitmq.addresses")).isFalse();
  }

  @Test
  void leavesTheEmbeddedDefaultWhereNothingIsNamed() {
    environment.withProperty("tactus.database-url", "").withProperty("tactus.broker-uri", " ");
    process();
    assertThat(GivenServers.hasDatabase(environment)).isFalse();
    assertThat(GivenServers.hasBroker(environment)).isFalse();
  }

  private void process() {
    new GivenServers().postProcessEnvironment(environment, new SpringApplication());
  }
}
