package dev.tactus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class StartMessageTest {
  private final MockEnvironment environment =
      new MockEnvironment()
          .withProperty("local.server.port", "8080")
          .withProperty("spring.datasource.url", "jdbc:postgresql://db/shop?password=secret")
          .withProperty("spring.rabbitmq.addresses", "amqp://ann:secret@mq:5672");

  @Test
  void saysWhereToLookAndNoPassword() {
    assertThat(said())
        .contains("ready (4.2 s)")
        .contains("http://127.0.0.1:8080/actuator/health")
        .contains("/data/tactus")
        .contains("postgresql://db/shop")
        .contains("mq:5672")
        .doesNotContain("secret");
  }

  private String said() {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new StartMessage(
            environment,
            new Installation(Path.of("/data/tactus"), false, false),
            beans.getBeanProvider(ToPostgres.class),
            beans.getBeanProvider(ToBroker.class))
        .print(new PrintStream(bytes, true, UTF_8), Duration.ofMillis(4200));
    return bytes.toString(UTF_8);
  }
}
