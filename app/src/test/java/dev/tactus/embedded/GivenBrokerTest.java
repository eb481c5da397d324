package dev.tactus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenBrokerTest {
  @Test
  void takesAUriApart() {
    assertThat(GivenBroker.properties("amqp://ann:p%40ss@mq:5673/shop%2Feu"))
        .isEqualTo(
            Map.of(
                "spring.rabbitmq.addresses", "mq:5673",
                "spring.rabbitmq.ssl.enabled", false,
                "spring.rabbitmq.username", "ann",
                "spring.rabbitmq.password", "p@ss",
                "spring.rabbitmq.virtual-host", "shop/eu"));
  }

  @ParameterizedTest
  @CsvSource({
    "amqp://mq, mq:5672, false",
    "amqps://mq/, mq:5671, true",
    "'amqp://a:b@one,two:5673/', 'one:5672,two:5673', false",
    "amqp://[::1]/, '[::1]:5672', false"
  })
  void addsTheUsualPortAndTheDefaultVirtualHost(String uri, String addresses, boolean tls) {
    assertThat(GivenBroker.properties(uri))
        .containsEntry("spring.rabbitmq.addresses", addresses)
        .containsEntry("spring.rabbitmq.ssl.enabled", tls)
        .containsEntry("spring.rabbitmq.virtual-host", "/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://ann:secret@mq", "mq:5672", "amqp://ann:secret@mq/a/b"})
  void refusesAnythingElseWithoutRepeatingThePassword(String address) {
    assertThatThrownBy(() -> GivenBroker.properties(address))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("TACTUS_BROKER_URI")
        .hasMessageContaining("amqp://user:password@host:5672/vhost")
        .message()
        .doesNotContain("secret");
  }
}
