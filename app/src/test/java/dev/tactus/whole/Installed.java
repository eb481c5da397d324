package dev.tactus.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.tactus.Tactus;
import dev.tactus.testkit.SettableClock;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Tactus with a clock that a test moves. */
final class Installed implements AutoCloseable {
  /** A Wednesday morning in Europe. */
  static final Instant START = Instant.parse("2026-03-04T10:00:00Z");

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;
  private final JsonNode keys;
  private final String broker;
  private final Path home;
  private final List<String> settings;

  /** Puts the settable clock in the place of the wall clock. */
  static class Clock {
    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(START);
    }
  }

  private Installed(
      ConfigurableApplicationContext context, Path home, String broker, List<String> settings)
      throws IOException {
    this.context = context;
    this.broker = broker;
    this.home = home;
    this.settings = settings;
    keys = JSON.readTree(Files.readString(home.resolve("keys.json")));
  }

  static Installed on(String broker, Path home, String... settings) throws IOException {
    PrivatePostgres.Database database = PrivatePostgres.database();
    List<String> all =
        new ArrayList<>(
            List.of(
                "--tactus.home=" + home,
                "--tactus.database-url="
                    + database
                        .url()
                        .replace(
                            "jdbc:postgresql://",
                            "postgresql://%s:%s@".formatted(database.user(), database.password())),
                "--tactus.broker-uri=" + broker,
                "--tactus.demo=false",
                "--server.port=0"));
    for (String setting : settings) {
      all.add("--" + setting);
    }
    return run(broker, home, all);
  }

  private static Installed run(String broker, Path home, List<String> settings) throws IOException {
    SpringApplication application = new SpringApplication(Tactus.class, Clock.class);
    String[] all = settings.toArray(String[]::new);
    return new Installed(application.run(all), home, broker, settings);
  }

  /** A second process on the same database. */
  Installed another() throws IOException {
    return run(broker, home, settings);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  SettableClock clock() {
    return context.getBean(SettableClock.class);
  }

  JdbcClient sql() {
    return context.getBean(JdbcClient.class);
  }

  String url(String path) {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return "http://127.0.0.1:" + port + path;
  }

  JsonNode post(String role, String path, String body) {
    return call(role, "POST", path, body, 2);
  }

  JsonNode put(String role, String path, String body) {
    return call(role, "PUT", path, body, 2);
  }

  JsonNode get(String role, String path) {
    return call(role, "GET", path, "", 2);
  }

  /** Calls, and asserts the class of the status. */
  JsonNode call(String role, String method, String path, String body, int status) {
    try {
      String basic =
          Base64.getEncoder().encodeToString((keys.get(role).asString() + ":").getBytes());
      String type = body.startsWith("{") || body.isEmpty() ? "application/json" : "text/yaml";
      HttpResponse<String> response =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(url(path)))
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .header("Authorization", "Basic " + basic)
                  .header("Content-Type", type)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode() / 100).as(response.body()).isEqualTo(status);
      return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A Segment track call. */
  void track(String customer, String event, String id, Instant at, String properties) {
    post(
        "ingest",
        "/v1/track",
        """
        {"type": "track", "event": "%s", "userId": "%s", "messageId": "%s", "timestamp": "%s", "properties": %s}"""
            .formatted(event, customer, id, at, properties));
  }

  /** A customer in Berlin who may be written to by e-mail. */
  void consenting(String customer) {
    put(
        "integration",
        "/v1/customers/" + customer,
        """
        {"timezone": "Europe/Berlin", "country": "DE", "addresses": {"email": "%s@example.com"}}"""
            .formatted(customer));
    post(
        "integration",
        "/v1/customers/" + customer + "/consents",
        """
        {"channel": "email", "purpose": "marketing", "status": "granted", "source": "test", "at": "2026-01-01T00:00:00Z"}""");
  }

  List<JsonNode> decisions(String customer) {
    return get("analyst", "/v1/decisions?limit=100&customer=" + customer)
        .get("items")
        .valueStream()
        .toList();
  }

  /** All messages on that queue. */
  List<JsonNode> messages(String queue) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(broker);
    List<JsonNode> messages = new ArrayList<>();
    try (var connection = factory.newConnection();
        Channel channel = connection.createChannel()) {
      for (GetResponse got = channel.basicGet(queue, true);
          got != null;
          got = channel.basicGet(queue, true)) {
        messages.add(JSON.readTree(got.getBody()));
      }
    }
    return messages;
  }

  static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
