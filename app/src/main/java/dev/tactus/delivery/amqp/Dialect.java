package dev.tactus.delivery.amqp;

import com.rabbitmq.client.Connection;
import java.util.Map;

/**
 * How a broker is told what a queue is like: the only place with queue arguments. Every argument is
 * explicit, so that versions with other defaults behave alike.
 */
enum Dialect {
  /** RabbitMQ from 3.10: quorum queues. */
  RABBITMQ {
    @Override
    Map<String, Object> work(String dead) {
      return Map.of(
          "x-queue-type", "quorum",
          "x-delivery-limit", DELIVERIES,
          "x-dead-letter-exchange", "",
          "x-dead-letter-routing-key", dead,
          "x-dead-letter-strategy", "at-most-once");
    }

    // looking at dead letters puts them back: that must never use up a limit
    @Override
    Map<String, Object> dead() {
      return Map.of("x-queue-type", "quorum", "x-delivery-limit", 1_000_000);
    }

    @Override
    Map<String, Object> requests() {
      return Map.of(
          "x-queue-type", "quorum", "x-delivery-limit", DELIVERIES, "x-message-ttl", REQUEST_TTL);
    }
  },

  /** Apache Qpid Broker-J, the embedded default: refuses every other argument. */
  QPID {
    @Override
    Map<String, Object> work(String dead) {
      return Map.of("alternateBinding", Map.of("destination", dead), "maximumDeliveryAttempts", 1);
    }

    @Override
    Map<String, Object> dead() {
      return Map.of("maximumDeliveryAttempts", 0);
    }

    @Override
    Map<String, Object> requests() {
      return Map.of("maximumDeliveryAttempts", 1, "maximumMessageTtl", REQUEST_TTL);
    }
  };

  /** Deliveries without an acknowledgement after which a message is a dead letter. */
  private static final int DELIVERIES = 20;

  /** Milliseconds: who asks waits no longer for the answer. */
  private static final int REQUEST_TTL = 30_000;

  /** A queue whose rejected messages go to the queue {@code dead}, which must exist. */
  abstract Map<String, Object> work(String dead);

  /** A queue for dead letters. */
  abstract Map<String, Object> dead();

  /** A queue for requests, which are worth nothing when they are old. */
  abstract Map<String, Object> requests();

  /** That of the broker at the other end; Qpid's product is unknown where its jar is merged. */
  static Dialect of(Connection connection) {
    boolean qpid =
        connection.getServerProperties().keySet().stream().anyMatch(p -> p.startsWith("qpid."));
    return qpid ? QPID : RABBITMQ;
  }
}
