package dev.tactus.delivery;

import com.zaxxer.hikari.HikariDataSource;
import dev.tactus.servers.EmbeddedBroker;
import dev.tactus.servers.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

/** The servers that the tests of delivery share, one of a kind for a JVM, started when needed. */
final class Servers {
  private Servers() {}

  /** A kind of broker. */
  enum Kind {
    QPID,
    RABBITMQ;

    CachingConnectionFactory connections() {
      return this == RABBITMQ ? to(Rabbit.NODE) : to(Qpid.BROKER);
    }
  }

  private static final class Postgres {
    static final EmbeddedPostgres SERVER =
        EmbeddedPostgres.start(folder(), Path.of("target", "postgres"), Map.of());
  }

  private static final class Qpid {
    static final EmbeddedBroker BROKER = EmbeddedBroker.start(folder());
  }

  private static final class Rabbit {
    static final RabbitNode NODE = newRabbit();
  }

  static CachingConnectionFactory to(RabbitNode node) {
    return new CachingConnectionFactory("127.0.0.1", node.port());
  }

  private static CachingConnectionFactory to(EmbeddedBroker broker) {
    CachingConnectionFactory factory = new CachingConnectionFactory("127.0.0.1", broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    return factory;
  }

  static RabbitNode newRabbit() {
    try {
      return new RabbitNode(folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pool on the migrated database. */
  static HikariDataSource database() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(Postgres.SERVER.jdbcUrl());
    pool.setUsername(Postgres.SERVER.user());
    pool.setPassword(Postgres.SERVER.password());
    Flyway.configure().dataSource(pool).load().migrate();
    return pool;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "server");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
