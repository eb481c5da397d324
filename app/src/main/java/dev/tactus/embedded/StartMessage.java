package dev.tactus.embedded;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says, once it is ready, where to look. */
@Component
final class StartMessage implements ApplicationListener<ApplicationReadyEvent> {
  private final Environment environment;
  private final Installation installation;
  private final ObjectProvider<ToPostgres> postgres;
  private final ObjectProvider<ToBroker> broker;

  StartMessage(
      Environment environment,
      Installation installation,
      ObjectProvider<ToPostgres> postgres,
      ObjectProvider<ToBroker> broker) {
    this.environment = environment;
    this.installation = installation;
    this.postgres = postgres;
    this.broker = broker;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    print(System.out, Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
  }

  void print(PrintStream out, Duration taken) {
    String address = environment.getProperty("server.address", "127.0.0.1");
    String url = "http://%s:%s".formatted(address, environment.getProperty("local.server.port"));
    out.printf("%n  Tactus is ready (%.1f s).%n%n", taken.toMillis() / 1000.0);
    line(out, "API", url + "/swagger-ui.html");
    line(out, "health", url + "/actuator/health");
    line(out, "data", installation.home().toString());
    line(out, "PostgreSQL", database());
    line(out, "broker", broker());
    out.printf("%n  Ctrl-C stops it. Nothing is lost; the next start goes on from here.%n%n");
    out.flush();
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf("    %-12s%s%n", name, value);
  }

  private String database() {
    ToPostgres own = postgres.getIfAvailable();
    return own == null
        ? given("spring.datasource.url").replaceFirst("\\?.*", "").replace("jdbc:", "")
        : "127.0.0.1:%d, embedded; database and user %s, password in %s"
            .formatted(own.port(), own.getUsername(), installation.database().resolve("password"));
  }

  private String broker() {
    ToBroker own = broker.getIfAvailable();
    return own == null
        ? given("spring.rabbitmq.addresses")
        : "127.0.0.1:%d, embedded; AMQP 0-9-1, user %s, password in %s"
            .formatted(own.port(), own.getUsername(), installation.broker().resolve("password"));
  }

  // an address as Spring takes it may hold a password
  private String given(String property) {
    return environment.getProperty(property, "as configured").replaceAll("//[^@/]*@", "//");
  }
}
