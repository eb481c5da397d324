package dev.tactus.testkit.servers;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.tactus.servers.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The brokers at hand, each started once for all tests of a JVM: the embedded one, and a RabbitMQ
 * that TACTUS_TEST_BROKER_URI names or that is installed on this machine.
 */
public final class Brokers implements ArgumentsProvider {
  private static final String GIVEN = "TACTUS_TEST_BROKER_URI";

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return atHand().stream().map(Arguments::of);
  }

  /** All of them, the embedded one first. */
  public static List<BrokerAtHand> atHand() {
    List<BrokerAtHand> all = new ArrayList<>(List.of(embedded()));
    rabbit().ifPresent(all::add);
    return all;
  }

  /** The embedded one. */
  public static BrokerAtHand embedded() {
    return Embedded.SHARED;
  }

  /** A real RabbitMQ, if there is one. */
  public static Optional<BrokerAtHand> rabbit() {
    boolean atHand = System.getenv(GIVEN) != null || PrivateRabbit.available();
    return atHand ? Optional.of(Rabbit.SHARED) : Optional.empty();
  }

  private static String version(String uri) {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(uri);
      try (Connection connection = factory.newConnection()) {
        return String.valueOf(connection.getServerProperties().get("version"));
      }
    } catch (Exception e) {
      throw new IllegalStateException("the RabbitMQ at hand does not answer", e);
    }
  }

  private static final class Embedded {
    private static final BrokerAtHand SHARED = start();

    private static BrokerAtHand start() {
      Path folder = Scratch.folder("broker");
      EmbeddedBroker server = EmbeddedBroker.start(folder);
      Scratch.atEnd(folder, server);
      Exercised.EMBEDDED_BROKER.with("");
      return new BrokerAtHand("the embedded broker", server.uri(), true);
    }
  }

  private static final class Rabbit {
    private static final BrokerAtHand SHARED = start();

    private static BrokerAtHand start() {
      String given = System.getenv(GIVEN);
      String uri = given == null ? startPrivate().uri() : given;
      String version = version(uri);
      Exercised.RABBITMQ.with(version);
      return new BrokerAtHand("RabbitMQ " + version, uri, false);
    }

    private static PrivateRabbit startPrivate() {
      Path folder = Scratch.folder("rabbit");
      PrivateRabbit server = PrivateRabbit.start(folder);
      Scratch.atEnd(folder, server);
      return server;
    }
  }
}
