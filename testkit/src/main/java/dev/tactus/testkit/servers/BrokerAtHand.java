package dev.tactus.testkit.servers;

/**
 * A broker that a test may use.
 *
 * @param name for the reader, with its version
 * @param uri with user and password
 * @param embedded whether it is the embedded default, not a RabbitMQ
 */
public record BrokerAtHand(String name, String uri, boolean embedded) {
  @Override
  public String toString() {
    return name;
  }
}
