package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.Brokers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What providers report of sends, signed. */
class WebhooksTest {
  private static final byte[] SECRET = "a secret of more than 24 bytes".getBytes();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  @TempDir private static Path home;
  private static Installed tactus;

  @BeforeAll
  static void start() throws Exception {
    tactus =
        Installed.on(
            Brokers.embedded().uri(),
            home,
            "tactus.webhooks.secrets.acme=whsec_" + Base64.getEncoder().encodeToString(SECRET));
  }

  @AfterAll
  static void stop() throws Exception {
    tactus.close();
    // others use the same broker
    tactus.messages("tactus.sends.email");
  }

  @Test
  void whatTheCustomerDidIsAnEventOfTheirs() throws Exception {
    String send = claimed("cleo");
    assertThat(report("m-1", send, "opened").statusCode()).isEqualTo(204);
    assertThat(report("m-2", send, "clicked").statusCode()).isEqualTo(204);
    assertThat(events("cleo")).contains("Email Link Clicked", "Email Opened");
    assertThat(person("cleo").at("/engagement/lastAnsweredAt").isNull()).isFalse();
  }

  @Test
  void aRepeatedReportHasNoEffect() throws Exception {
    String send = claimed("rosa");
    for (int i = 0; i < 3; i++) {
      assertThat(report("twice", send, "opened").statusCode()).isEqualTo(204);
    }
    assertThat(events("rosa")).containsOnlyOnce("Email Opened");
  }

  @Test
  void aComplaintWithdrawsConsent() throws Exception {
    String send = claimed("carl");
    assertThat(report("c-1", send, "complained").statusCode()).isEqualTo(204);
    assertThat(person("carl").at("/engagement/complainedAt").isNull()).isFalse();
    assertThat(person("carl").at("/consents").valueStream())
        .extracting(c -> c.get("granted").asBoolean())
        .containsOnly(false);
  }

  @Test
  void aDeliveryEndsASendWhoseWorkerHasNotReported() throws Exception {
    String send = claimed("dora");
    assertThat(report("d-1", send, "delivered").statusCode()).isEqualTo(204);
    assertThat(status(send)).isEqualTo("delivered");
  }

  @Test
  void aDeliveryEndsASendThatItsWorkerHadGivenBack() throws Exception {
    String send = claimed("gus");
    String token =
        tactus
            .sql()
            .sql("select claim_token from sends where send_id = ?")
            .param(send)
            .query(String.class)
            .single();
    tactus.post(
        "worker",
        "/v1/sends/" + send + "/outcome",
        "{\"claimToken\": \"%s\", \"outcome\": \"failed\", \"retryable\": true}".formatted(token));
    assertThat(status(send)).isEqualTo("queued");
    assertThat(report("g-1", send, "delivered").statusCode()).isEqualTo(204);
    assertThat(status(send)).isEqualTo("delivered");
  }

  @Test
  void aMessageMayBounceAfterItsWorkerWasDone() throws Exception {
    String send = claimed("bea");
    report("b-1", send, "delivered");
    for (int i = 0; i < 2; i++) {
      assertThat(report("b-2", send, "bounced").statusCode()).isEqualTo(204);
    }
    assertThat(status(send)).isEqualTo("bounced");
    assertThat(person("bea").at("/bounced/email").asString()).isNotEmpty();
  }

  @Test
  void onlyWhatAProviderSignedLatelyIsTaken() throws Exception {
    String send = claimed("nora");
    String body = body(send, "clicked");
    Instant now = tactus.clock().instant();
    refused(call("acme", "n", now, body, sign("n", now, body, "another secret of 24 bytes")));
    refused(call("acme", "n", now, body, sign("other", now, body, null)));
    refused(call("acme", "n", now, body, ""));
    refused(call("nobody", "n", now, body, sign("n", now, body, null)));
    for (Duration off : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
      Instant at = now.plus(off);
      refused(call("acme", "n", at, body, sign("n", at, body, null)));
    }
    String altered = body.replace("clicked", "opened");
    refused(call("acme", "n", now, altered, sign("n", now, body, null)));
    assertThat(events("nora")).noneMatch(name -> name.startsWith("Email"));
  }

  @Test
  void namesWhatIsNotAsExpected() throws Exception {
    String send = claimed("wim");
    for (String bad :
        List.of("", "{", "[]", "7", "null", "{}", body(send, "eaten"), body("", "opened"))) {
      assertThat(signed("x", bad).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(signed("x", body("no-such-send", "opened")).statusCode()).isEqualTo(404);
    assertThat(signed("x", " ".repeat(40_000)).statusCode()).isEqualTo(413);
    assertThat(
            signed(
                    "x",
                    body(send, "opened")
                        .replace("{\"type", "{\"timestamp\": \"1999-01-01T00:00:00Z\", \"type"))
                .statusCode())
        .isEqualTo(400);
  }

  /** A cart left alone for four hours, and the send that came of it, in a worker's hands. */
  private static String claimed(String customer) {
    tactus.consenting(customer);
    tactus.track(
        customer,
        "Product Added",
        "added-" + customer,
        START.minus(Duration.ofHours(4)),
        "{\"product_id\": \"lamp\", \"cart_id\": \"cart-%s\"}".formatted(customer));
    String id =
        tactus.get("worker", "/v1/sends?customer=" + customer).at("/items/0/sendId").asString();
    tactus.post("worker", "/v1/sends/" + id + "/claim", "{\"worker\": \"w\"}");
    return id;
  }

  private static String body(String send, String outcome) {
    return "{\"type\": \"dev.tactus.outcome.v1\", \"data\": {\"sendId\": \"%s\", \"outcome\": \"%s\", \"providerId\": \"p\"}}"
        .formatted(send, outcome);
  }

  private static HttpResponse<String> report(String id, String send, String outcome)
      throws Exception {
    return signed(id, body(send, outcome));
  }

  private static HttpResponse<String> signed(String id, String body) throws Exception {
    Instant now = tactus.clock().instant();
    return call("acme", id, now, body, sign(id, now, body, null));
  }

  private static String sign(String id, Instant at, String body, String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret == null ? SECRET : secret.getBytes(), "HmacSHA256"));
    String text = id + "." + at.getEpochSecond() + "." + body;
    byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(signature);
  }

  private static HttpResponse<String> call(
      String provider, String id, Instant at, String body, String signature) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(tactus.url("/v1/webhooks/" + provider)))
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
            .header("webhook-signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(new JsonMapper().readTree(answer.body()).get("status").asInt()).isEqualTo(401);
  }

  private static String status(String send) {
    return tactus.get("worker", "/v1/sends/" + send).get("status").asString();
  }

  private static JsonNode person(String customer) {
    return tactus.get("analyst", "/v1/customers/" + customer);
  }

  private static List<String> events(String customer) {
    return tactus
        .get("analyst", "/v1/customers/" + customer + "/timeline?limit=100")
        .get("items")
        .valueStream()
        .filter(i -> i.get("kind").asString().equals("event"))
        .map(i -> i.get("name").asString())
        .toList();
  }
}
