package dev.tactus.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.tactus.Tactus;
import dev.tactus.enrollment.ByHand;
import dev.tactus.enrollment.DecisionListener;
import dev.tactus.testkit.SettableClock;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
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

  /** Puts the settable clock in the place of the wall clock. */
  static class Clock {
    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(START);
    }
  }

  /** Counts the decisions that this one made, and not another on the same database. */
  static class Heard {
    private final AtomicInteger decisions = new AtomicInteger();

    @Bean
    DecisionListener heard() {
      return made -> decisions.addAndGet(made.size());
    }
  }

  private Installed(ConfigurableApplicationContext context, Path home, String broker)
      throws IOException {
    this.context = context;
    this.broker = broker;
    keys = JSON.readTree(Files.readString(home.resolve("keys.json")));
  }

  static Installed on(String broker, Path home, String... settings) throws IOException {
    return on(PrivatePostgres.database(), broker, home, settings);
  }

  /** One more on that database, if there is one already. */
  static Installed on(
      PrivatePostgres.Database database, String broker, Path home, String... settings)
      throws IOException {
    List<String> all = arguments(database, broker, home);
    for (String setting : settings) {
      all.add("--" + setting);
    }
    return started(
        new SpringApplication(Tactus.class, Clock.class, Heard.class), all, broker, home);
  }

  /** Like any other application. */
  static Installed onTheWallClock(PrivatePostgres.Database database, String broker, Path home)
      throws IOException {
    SpringApplication application = new SpringApplication(Tactus.class, Heard.class);
    return started(application, arguments(database, broker, home), broker, home);
  }

  private static Installed started(
      SpringApplication application, List<String> arguments, String broker, Path home)
      throws IOException {
    return new Installed(application.run(arguments.toArray(String[]::new)), home, broker);
  }

  static List<String> arguments(PrivatePostgres.Database database, String broker, Path home) {
    String url =
        database
            .url()
            .replace(
                "jdbc:postgresql://",
                "postgresql://%s:%s@".formatted(database.user(), database.password()));
    return new ArrayList<>(
        List.of(
            "--tactus.home=" + home,
            "--tactus.database-url=" + url,
            "--tactus.broker-uri=" + broker,
            "--tactus.demo=false",
            "--server.port=0"));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  BeanFactory beans() {
    return context;
  }

  SettableClock clock() {
    return context.getBean(SettableClock.class);
  }

  /** How many decisions this one made. */
  int heard() {
    return context.getBean(Heard.class).decisions.get();
  }

  /** How many customers and waves have something due. */
  long due(Instant now) {
    return sql()
        .sql(
            """
            select (select count(*) from customers where next_due <= :now)
              + (select count(*) from products where next_due <= :now)
              + (select count(*) from wave_signals)\
            """)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /** Fires what is due, as the pollers do again and again. */
  void fireDue() {
    ByHand.fireDue(context);
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

  /** What it says of itself, without a key, whatever the status. */
  JsonNode health() {
    return RestClient.create()
        .get()
        .uri(url("/actuator/health"))
        .exchange(
            (request, response) ->
                JSON.readTree(new String(response.getBody().readAllBytes(), UTF_8)));
  }

  /** Calls, and asserts the class of the status. */
  JsonNode call(String role, String method, String path, String body, int status) {
    return callAt(url(path), role, method, body, status);
  }

  /** The same of another application on that database. */
  JsonNode getAt(String url, String role) {
    return callAt(url, role, "GET", "", 2);
  }

  String key(String role) {
    return keys.get(role).asString();
  }

  /** The header of HTTP Basic with that role's key. */
  String basic(String role) {
    byte[] key = (key(role) + ":").getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(key);
  }

  private JsonNode callAt(String url, String role, String method, String body, int status) {
    try {
      String type = body.startsWith("{") || body.isEmpty() ? "application/json" : "text/yaml";
      HttpResponse<String> response =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(url))
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .header("Authorization", basic(role))
                  .header("Content-Type", type)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode() / 100).as(response.body()).isEqualTo(status);
      return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Uploads a release as a form, less than the one before or not; asserts the class of status. */
  JsonNode upload(String role, byte[] zip, int status) {
    return upload(role, new ByteArrayInputStream(zip), true, status);
  }

  JsonNode upload(String role, InputStream zip, boolean acceptsLess, int status) {
    MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
    form.add("file", streamed(zip));
    form.add("note", "a test");
    if (acceptsLess) {
      form.add("acceptLessCoverage", "true");
    }
    return RestClient.create()
        .post()
        .uri(url("/v1/releases"))
        .headers(h -> h.setBasicAuth(keys.get(role).asString(), ""))
        .contentType(MediaType.MULTIPART_FORM_DATA)
        .body(form)
        .exchange(
            (request, response) -> {
              String body = new String(response.getBody().readAllBytes(), UTF_8);
              assertThat(response.getStatusCode().value() / 100).as(body).isEqualTo(status);
              return JSON.readTree(body);
            });
  }

  private static Resource streamed(InputStream zip) {
    return new InputStreamResource(zip) {
      @Override
      public String getFilename() {
        return "rules.zip";
      }

      @Override
      public long contentLength() {
        return -1; // else it would be read to its end to know it
      }
    };
  }

  /** A Segment track call. */
  void track(String customer, String event, String id, Instant at, String properties) {
    post(
        "ingest",
        "/v1/track",
        """
        {"type": "track", "event": "%s", "userId": "%s", "messageId": "%s", "timestamp": "%s", "properties": %s}\
        """
            .formatted(event, customer, id, at, properties));
  }

  /** A customer in Berlin who may be written to by e-mail. */
  void consenting(String customer) {
    put(
        "integration",
        "/v1/customers/" + customer,
        """
        {"timezone": "Europe/Berlin", "country": "DE", "addresses": {"email": "%s@example.com"}}\
        """
            .formatted(customer));
    post(
        "integration",
        "/v1/customers/" + customer + "/consents",
        """
        {"channel": "email", "purpose": "marketing", "status": "granted", "source": "test", "at": "2026-01-01T00:00:00Z"}\
        """);
  }

  /** What is decided of a new cart that this customer left so many hours ago. */
  JsonNode decidedOnCart(String customer, int hours) {
    consenting(customer);
    track(
        customer,
        "Product Added",
        customer,
        clock().instant().minus(Duration.ofHours(hours)),
        "{\"product_id\": \"lamp\"}");
    return decisions(customer).get(0);
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
    long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
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
