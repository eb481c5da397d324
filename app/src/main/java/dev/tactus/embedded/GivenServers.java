package dev.tactus.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Translates TACTUS_DATABASE_URL and TACTUS_BROKER_URI into Spring's properties, which win where
 * they are set themselves.
 */
final class GivenServers implements EnvironmentPostProcessor, Ordered {
  private static final List<String> BROKER =
      List.of("spring.rabbitmq.addresses", "spring.rabbitmq.host", "spring.rabbitmq.port");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> given = new LinkedHashMap<>();
    String database = environment.getProperty("tactus.database-url", "").strip();
    if (!database.isEmpty() && !hasDatabase(environment)) {
      given.putAll(GivenDatabase.properties(database));
    }
    String broker = environment.getProperty("tactus.broker-uri", "").strip();
    if (!broker.isEmpty() && !hasBroker(environment)) {
      given.putAll(GivenBroker.properties(broker));
    }
    environment.getPropertySources().addLast(new MapPropertySource("given servers", given));
  }

  static boolean hasDatabase(Environment environment) {
    return environment.containsProperty("spring.datasource.url");
  }

  static boolean hasBroker(Environment environment) {
    return BROKER.stream().anyMatch(environment::containsProperty);
  }

  /** After the files of settings have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
