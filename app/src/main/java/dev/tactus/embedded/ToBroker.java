package dev.tactus.embedded;

import dev.tactus.servers.EmbeddedBroker;
import java.util.List;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;

/** How to connect to the embedded broker. */
record ToBroker(EmbeddedBroker broker) implements RabbitConnectionDetails {
  int port() {
    return broker.port();
  }

  @Override
  public String getUsername() {
    return broker.user();
  }

  @Override
  public String getPassword() {
    return broker.password();
  }

  @Override
  public String getVirtualHost() {
    return "/";
  }

  @Override
  public List<Address> getAddresses() {
    return List.of(new Address("127.0.0.1", broker.port()));
  }
}
