package dev.tactus.embedded;

import java.nio.file.Path;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Starts the servers that nobody named, as soon as something wants to connect. What connects to
 * them depends on them, so that they stop last.
 */
@AutoConfiguration(before = {DataSourceAutoConfiguration.class, RabbitAutoConfiguration.class})
class EmbeddedDefault {
  @Bean
  static Installation installation(Environment environment) {
    return new Installation(
        Path.of(environment.getProperty("tactus.home", ".tactus")).toAbsolutePath().normalize(),
        !GivenServers.hasDatabase(environment),
        !GivenServers.hasBroker(environment));
  }

  @Bean
  @Lazy
  static OwnServers ownServers(Installation installation) {
    return new OwnServers(installation);
  }

  @Bean
  @Lazy
  @Conditional(NoneGiven.Database.class)
  static ToPostgres embeddedDatabase(OwnServers servers) {
    return new ToPostgres(servers.postgres());
  }

  @Bean
  @Lazy
  @Conditional(NoneGiven.Broker.class)
  static ToBroker embeddedRabbit(OwnServers servers) {
    return new ToBroker(servers.broker());
  }
}
