package dev.tactus.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.intake.Mutations;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Hostile text is stored and shown as it is, and leaves no trace in anybody else's data. */
class HostileTest extends OneTactus {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int MUTATIONS = 300;
  private static final List<String> PATHS =
      List.of(
          "POST ingest /v1/batch",
          "POST ingest /v1/track",
          "POST ingest /v1/identify",
          "POST ingest /v1/events",
          "POST integration /v1/products/batch",
          "PUT integration /v1/customers/mutant",
          "POST integration /v1/customers/mutant/consents",
          "PUT integration /v1/customers/mutant/preferences");

  private static TreeMap<String, List<String>> bystander;

  @BeforeAll
  static void start() throws Exception {
    tactus.put("integration", "/v1/products/bystander-lamp", "{\"stock\": 0}");
    tactus.consenting("bystander");
    tactus.track(
        "bystander",
        "Restock Alert Requested",
        "r",
        ago(5),
        "{\"product_id\": \"bystander-lamp\"}");
    tactus.track("bystander", "Product Added", "a", ago(4), "{\"product_id\": \"bystander-sofa\"}");
    assertThat(tactus.decisions("bystander")).hasSize(1);
    Installed.eventually("all is done", HostileTest::isQuiet);
    bystander = standing();
    assertThat(bystander.keySet()).contains("customers", "consents", "products", "waiting");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE customers; --",
        "<script>alert(1)</script>",
        "rule \"x\" when then System.exit(0); end",
        "${jndi:ldap://127.0.0.1/a}",
        "../../etc/passwd",
        "{{7*7}} #{7*7} %s%n {product}",
        "bystander\\",
        "\\N\\.",
        "\u202eright to left\u202c \ud83d\ude00 \ufeff \uffff",
        "line\nfeed\rand\ttab \u0001\u001f\u007f"
      })
  void isStoredAndShownAsItIs(String text) throws Exception {
    String id = text.replaceAll("\\p{Cntrl}", ""); // an address holds no control character
    String customer = "/v1/customers/" + encoded(id);
    tactus.put("integration", "/v1/products/" + encoded(id), json(Map.of("name", text)));
    tactus.put("integration", customer, json(described(text)));
    tactus.post("integration", customer + "/consents", json(consented(text)));
    track(id, text, text, ago(5), Map.of(text, text, "list", List.of(text)));
    track(id, "Product Added", text + "2", ago(4), Map.of("cart_id", text, "product_id", id));

    JsonNode decision =
        tactus.get("analyst", "/v1/decisions?customer=" + encoded(id)).at("/items/0");
    assertThat(texts(decision, "customerId", "subject", "answer"))
        .containsExactly(id, text, "send");
    String path = "/v1/decisions/" + decision.get("decisionId").asString();
    assertThat(tactus.get("analyst", path).findValues("name")).contains(StringNode.valueOf(text));

    List<JsonNode> events =
        tactus
            .get("analyst", customer + "/timeline?limit=100")
            .get("items")
            .valueStream()
            .filter(i -> i.path("name").asString("").equals(text))
            .toList();
    assertThat(events).hasSize(1);
    assertThat(texts(events.get(0), "customerId", "id")).containsExactly(id, text);
    assertThat(events.get(0).at("/properties").get(text).asString()).isEqualTo(text);
    assertThat(tactus.get("analyst", customer + "/export").findValues(text))
        .contains(StringNode.valueOf(text));
    JsonNode ledger = tactus.get("analyst", customer + "/consents").at("/items/0");
    assertThat(texts(ledger, "source", "policyVersion")).containsExactly(text, text);
    taken(id, text);
    assertThat(standing()).isEqualTo(bystander);
  }

  /** Its send, as it is listed, as it lies on the queue, and as its worker gets it. */
  private static void taken(String id, String text) {
    JsonNode send = tactus.get("worker", "/v1/sends?customer=" + encoded(id)).at("/items/0");
    JsonNode[] message = new JsonNode[1];
    Installed.eventually(
        "it is on the queue",
        () -> {
          messages().stream()
              .map(m -> m.get("data"))
              .filter(d -> d.get("sendId").equals(send.get("sendId")))
              .forEach(d -> message[0] = d);
          return message[0] != null;
        });
    assertThat(texts(message[0], "customerId", "subject")).containsExactly(id, text);
    assertThat(texts(message[0].at("/products/0"), "id", "name")).containsExactly(id, text);
    assertThat(message[0].at("/because/text").asString())
        .isEqualTo("You put " + text + " in your cart and have not ordered it.");
    assertThat(texts(message[0].get("consent"), "source", "policyVersion"))
        .containsExactly(text, text);
    String path = "/v1/sends/" + send.get("sendId").asString() + "/claim";
    JsonNode recipient = tactus.post("worker", path, json(Map.of("worker", text))).get("recipient");
    assertThat(texts(recipient, "address", "name")).containsExactly("h@example.com", text);
  }

  @Test
  void isRefusedTakenOrSetAsideWithoutAFaultOfOurs() throws Exception {
    long seed = Long.getLong("tactus.seed", System.nanoTime());
    System.out.println("hostile seed " + seed + " (repeat with -Dtactus.seed=" + seed + ")");
    Random random = new Random(seed);
    Mutations mutations = new Mutations(random);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] body = mutations.next();
      String[] call = PATHS.get(random.nextInt(PATHS.size())).split(" ", -1);
      HttpResponse<String> answer = sent(call[0], call[1], call[2], body);
      assertThat(answer.statusCode())
          .as("%s with %s, seed %d: %s", call[2], new String(body, UTF_8), seed, answer.body())
          .isLessThan(500);
    }
    assertThat(standing()).isEqualTo(bystander);
  }

  private static HttpResponse<String> sent(String method, String role, String path, byte[] body)
      throws Exception {
    String type = path.equals("/v1/events") ? "application/cloudevents+json" : "application/json";
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(tactus.url(path)))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Authorization", tactus.basic(role))
            .header("Content-Type", type)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Map<String, Object> described(String text) {
    return Map.of(
        "timezone", "Europe/Berlin",
        "addresses", Map.of("email", "h@example.com"),
        "attributes",
            Map.of(
                text,
                Map.of("value", text),
                "firstName",
                Map.of("value", text, "provenance", "declared")));
  }

  private static Map<String, Object> consented(String text) {
    return Map.of(
        "channel", "email",
        "purpose", "marketing",
        "status", "granted",
        "source", text,
        "policyVersion", text);
  }

  private static void track(
      String customer, String event, String id, Instant at, Map<String, Object> properties) {
    Map<String, Object> call =
        Map.of(
            "userId", customer,
            "event", event,
            "messageId", id,
            "timestamp", at.toString(),
            "properties", properties);
    assertThat(tactus.post("ingest", "/v1/track", json(call)).has("errors")).isFalse();
  }

  private static List<JsonNode> messages() {
    try {
      return tactus.messages("tactus.sends.email");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isQuiet() {
    String queued = "select count(*) from sends_due where task = 'publish'";
    return tactus.due(Installed.START) == 0
        && tactus.sql().sql(queued).query(Long.class).single() == 0;
  }

  private static TreeMap<String, List<String>> standing() {
    return new Everything(tactus.sql()).with("bystander-");
  }

  private static List<String> texts(JsonNode node, String... names) {
    return List.of(names).stream().map(name -> node.path(name).asString(null)).toList();
  }

  private static String json(Object body) {
    return JSON.writeValueAsString(body);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  private static Instant ago(int hours) {
    return Installed.START.minus(Duration.ofHours(hours));
  }
}
