package dev.tactus.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.PossibleAuthenticationFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private final Path home;

  EmbeddedBrokerTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void keepsQueuesMessagesAndPortBetweenStarts() throws Exception {
    int port;
    try (EmbeddedBroker broker = EmbeddedBroker.start(home);
        Amqp amqp = Amqp.on(broker)) {
      port = broker.port();
      amqp.declare("kept");
      amqp.put("kept", "confirmed");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(home);
        Amqp amqp = Amqp.on(broker)) {
      assertThat(amqp.take("kept")).isEqualTo("confirmed");
      assertThat(broker.port()).isEqualTo(port).isNotIn(5432, 5672);
    }
  }

  @Test
  void letsNobodyInWithoutThePasswordThatOnlyTheOwnerCanRead() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(home)) {
      String guessed = broker.uri().replace(broker.password(), "guess");
      assertThatThrownBy(() -> Amqp.to(guessed))
          .isInstanceOf(PossibleAuthenticationFailureException.class);
    }
    for (String file : new String[] {"password", "broker.json"}) {
      assertThat(Files.getPosixFilePermissions(home.resolve(file)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void refusesASecondOneInTheSameFolder() {
    try (EmbeddedBroker first = EmbeddedBroker.start(home)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(home))
          .isInstanceOf(ServerFailedException.class)
          .hasMessageContaining("in use by another process");
      assertThat(first.port()).isPositive();
    }
  }

  @Test
  void refusesAnArgumentThatItDoesNotKnowInsteadOfIgnoringIt() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(home);
        Amqp amqp = Amqp.on(broker)) {
      assertThatThrownBy(
              () ->
                  amqp.channel()
                      .queueDeclare("q", true, false, false, Map.of("x-queue-type", "quorum")))
          .isInstanceOf(IOException.class);
    }
  }
}
