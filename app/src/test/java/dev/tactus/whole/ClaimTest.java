package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The last look at a send, when a worker claims it; and what comes of sends that do not arrive. */
class ClaimTest extends OneTactus {
  /** A wish that an order does not end, and whose message waits three days for a worker. */
  private static final String WISH =
      """
      id: wish
      version: 1
      title: Something was wished for
      subject: {kind: product}
      steps:
        wished:
          purpose: marketing
          deadline: P3D
          odds: 20
          channels: [email]
          template: wish
          because: {code: WISHED, text: "You wished for {product}."}
      enter:
        - on: Product Added to Wishlist
          to: wishing
          trigger: wished
      states:
        wishing:
          - after: {since: entered, wait: P30D}
            exit: done
      """;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    tactus.call("author", "POST", "/v1/journeys", WISH, 2);
  }

  @BeforeEach
  void onTheMorningOfAnotherDay() {
    clockTo(at(1, 10, 0));
  }

  @Test
  void goesWhereNothingHasChanged() {
    approved("greta", "lamp");
    assertThat(claim(send("greta")).at("/recipient/address").asString())
        .isEqualTo("greta@example.com");
  }

  @Test
  void isRefusedAfterConsentWasWithdrawn() {
    approved("carla", "lamp");
    consent("carla", "withdrawn");
    refused("carla", "CONSENT_WITHDRAWN");
    // and for good, with its place given back
    consent("carla", "granted");
    refused("carla", "CONSENT_WITHDRAWN");
    wished("carla", "desk");
    assertThat(latest("carla").get("answer").asString()).isEqualTo("send");
  }

  @Test
  void isRefusedAfterItWasBought() {
    approved("bob", "lamp");
    tactus.clock().advance(Duration.ofMinutes(5));
    tactus.track("bob", "Order Completed", "o-bob", now(), "{\"product_id\": \"lamp\"}");
    assertThat(status("bob")).as("no exit of the journey revoked it").isEqualTo("queued");
    refused("bob", "REVOKED");
  }

  @Test
  void isRefusedAfterAnotherVetoOfRelevance() {
    order("rita", "Order Completed");
    approved("rita", "lamp");
    order("rita", "Order Refunded");
    refused("rita", "REVOKED");
  }

  @Test
  void isRefusedAfterTheProductWasSoldOut() {
    tactus.put("integration", "/v1/products/vase", "{\"name\": \"Vase\", \"stock\": 3}");
    approved("sol", "vase");
    tactus.put("integration", "/v1/products/vase", "{\"stock\": 0}");
    refused("sol", "OUT_OF_STOCK");
  }

  @Test
  void isRefusedWhereAnotherMessageWasApprovedMeanwhile() {
    approved("mia", "lamp");
    String first = send("mia");
    tactus.clock().advance(Duration.ofHours(25));
    wished("mia", "desk");
    assertThat(latest("mia").get("answer").asString()).isEqualTo("send");
    assertThat(refusal(first)).isEqualTo("CAP");
    assertThat(claim(send("mia")).get("go").asBoolean()).as("the other one").isTrue();
  }

  @Test
  void isRefusedAfterTheAddressBounced() {
    approved("ada", "lamp");
    tactus.track("ada", "Email Bounced", "b-ada", now(), "{}");
    refused("ada", "REVOKED");
  }

  @Test
  void doesNotCountItselfAgainstACap() {
    onceAWeek("una");
    approved("una", "lamp");
    assertThat(claim(send("una")).get("go").asBoolean()).isTrue();
    tactus.clock().advance(Duration.ofHours(25));
    wished("una", "desk");
    assertThat(codes("una")).contains("DECLARED_FREQUENCY");
  }

  @Test
  void waitsInQuietHoursAndGoesInTheMorning() {
    clockTo(at(0, 19, 30));
    approved("quinn", "lamp");
    String send = send("quinn");
    clockTo(at(0, 20, 10)); // ten past nine in Berlin
    assertThat(refusal(send)).isEqualTo("NOT_YET");
    assertThat(status("quinn")).isEqualTo("queued");
    clockTo(at(1, 9, 30));
    assertThat(claim(send).get("go").asBoolean()).isTrue();
  }

  @Test
  void isRefusedAfterOneClickOnTheLinkInTheMessage() throws Exception {
    approved("ulla", "lamp");
    URI link = link(send("ulla"));
    for (String looking : List.of("GET", "HEAD")) {
      assertThat(http(looking, link)).isEqualTo(200);
    }
    assertThat(ledger("ulla")).containsExactly("email marketing granted test");
    assertThat(http("POST", link)).isEqualTo(200);
    assertThat(http("POST", link)).isEqualTo(200);
    assertThat(ledger("ulla"))
        .containsExactly("email marketing granted test", "email marketing withdrawn one-click");
    refused("ulla", "CONSENT_WITHDRAWN");
    wished("ulla", "desk");
    assertThat(codes("ulla")).contains("CONSENT_WITHDRAWN");
  }

  @Test
  void givesItsPlaceBackUnlessItArrived() {
    List<String> all = List.of("fail", "expire", "revoke", "bounce", "arrive");
    for (String customer : all) {
      onceAWeek(customer);
      approved(customer, "lamp");
    }
    report("fail", "failed");
    report("bounce", "bounced");
    report("arrive", "delivered");
    tactus.post("worker", "/v1/sends/" + send("revoke") + "/revoke", "");
    tactus.clock().advance(Duration.ofDays(3));
    eventually("nobody took it", () -> status("expire").equals("expired"));
    tactus.put(
        "integration", "/v1/customers/bounce", "{\"addresses\": {\"email\": \"b@new.example\"}}");
    eventually("its end is told", () -> person("expire").get("contacts").isEmpty());
    for (String customer : all) {
      wished(customer, "desk");
      String answer = customer.equals("arrive") ? "suppress" : "send";
      assertThat(latest(customer).get("answer").asString()).as(customer).isEqualTo(answer);
    }
    assertThat(codes("arrive")).contains("DECLARED_FREQUENCY");
  }

  @Test
  void hearsOfItFromSegmentsEmailEvents() {
    for (String customer : List.of("click", "open", "spam", "bounced", "leave")) {
      approved(customer, "lamp");
      report(customer, "delivered");
    }
    tactus.clock().advance(Duration.ofHours(1));
    email("click", "Email Link Clicked");
    email("open", "Email Opened");
    email("spam", "Email Marked as Spam");
    email("bounced", "Email Bounced");
    email("leave", "Unsubscribed");
    assertThat(person("click").at("/contacts/0/answered").asBoolean()).isTrue();
    assertThat(person("open").at("/contacts/0/answered").asBoolean()).isFalse();
    tactus.clock().advance(Duration.ofHours(25));
    Map.of(
            "click", "send RESPONDED_LATELY",
            "open", "send",
            "spam", "suppress CONSENT_WITHDRAWN",
            "bounced", "suppress ADDRESS_BOUNCED",
            "leave", "suppress CONSENT_WITHDRAWN")
        .forEach(
            (customer, expected) -> {
              wished(customer, "desk");
              JsonNode decision = latest(customer);
              assertThat(decision.get("answer").asString() + " " + codes(customer))
                  .as(customer)
                  .contains(expected.split(" ", -1));
            });
    assertThat(codes("open")).doesNotContain("RESPONDED_LATELY");
    assertThat(codes("spam")).contains("COMPLAINED");
  }

  /** Somebody who may be written to wishes for a product, and a message is approved. */
  private static void approved(String customer, String product) {
    tactus.consenting(customer);
    wished(customer, product);
    assertThat(latest(customer).get("answer").asString()).as(customer).isEqualTo("send");
  }

  private static void wished(String customer, String product) {
    tactus.clock().advance(Duration.ofSeconds(1)); // so that the latest decision is the last one
    tactus.track(
        customer,
        "Product Added to Wishlist",
        "wish-" + customer + product,
        now(),
        "{\"product_id\": \"%s\"}".formatted(product));
  }

  private static void order(String customer, String event) {
    tactus.clock().advance(Duration.ofMinutes(5));
    String lines = "{\"order_id\": \"%s\", \"products\": [{\"product_id\": \"lamp\"}]}";
    tactus.track(customer, event, event + customer, now(), lines.formatted(customer));
  }

  private static void onceAWeek(String customer) {
    tactus.put(
        "integration",
        "/v1/customers/" + customer + "/preferences",
        "{\"frequency\": {\"perWeek\": 1}}");
  }

  private static void consent(String customer, String status) {
    tactus.clock().advance(Duration.ofSeconds(1));
    tactus.post(
        "integration",
        "/v1/customers/" + customer + "/consents",
        """
        {"channel": "email", "purpose": "marketing", "status": "%s", "source": "test", "at": "%s"}\
        """
            .formatted(status, now()));
  }

  private static void email(String customer, String event) {
    tactus.track(
        customer,
        event,
        event + customer,
        now(),
        "{\"send_id\": \"%s\"}".formatted(send(customer)));
  }

  private static JsonNode claim(String send) {
    return tactus.post("worker", "/v1/sends/" + send + "/claim", "{\"worker\": \"w\"}");
  }

  private static String refusal(String send) {
    JsonNode answer =
        tactus.call("worker", "POST", "/v1/sends/" + send + "/claim", "{\"worker\": \"w\"}", 4);
    assertThat(answer.get("go").asBoolean()).isFalse();
    return answer.get("reason").asString();
  }

  private static void refused(String customer, String reason) {
    String send = send(customer);
    assertThat(refusal(send)).isEqualTo(reason);
    assertThat(status(customer)).isEqualTo("revoked");
    assertThat(person(customer).get("contacts")).as("its place is given back").isEmpty();
  }

  private static void report(String customer, String outcome) {
    String send = send(customer);
    String token = claim(send).get("claimToken").asString();
    tactus.post(
        "worker",
        "/v1/sends/" + send + "/outcome",
        "{\"claimToken\": \"%s\", \"outcome\": \"%s\"}".formatted(token, outcome));
  }

  private static String send(String customer) {
    return tactus.get("worker", "/v1/sends?customer=" + customer).at("/items/0/sendId").asString();
  }

  private static String status(String customer) {
    return tactus.get("worker", "/v1/sends/" + send(customer)).get("status").asString();
  }

  private static JsonNode person(String customer) {
    return tactus.get("analyst", "/v1/customers/" + customer);
  }

  private static JsonNode latest(String customer) {
    return tactus.decisions(customer).get(0);
  }

  private static List<String> codes(String customer) {
    return latest(customer)
        .get("reasons")
        .valueStream()
        .map(r -> r.get("code").asString())
        .distinct()
        .toList();
  }

  private static List<String> ledger(String customer) {
    return tactus
        .get("analyst", "/v1/customers/" + customer + "/consents")
        .get("items")
        .valueStream()
        .map(
            e ->
                "%s %s %s %s"
                    .formatted(
                        e.get("channel").asString(),
                        e.get("purpose").asString(),
                        e.get("status").asString(),
                        e.get("source").asString()))
        .toList();
  }

  /** Where the message says that it can be unsubscribed from. */
  private static URI link(String send) {
    URI[] link = new URI[1];
    eventually(
        "it is on the queue",
        () -> {
          messages()
              .filter(m -> m.at("/data/sendId").asString().equals(send))
              .forEach(m -> link[0] = URI.create(m.at("/data/unsubscribe/url").asString()));
          return link[0] != null;
        });
    return URI.create(tactus.url(link[0].getRawPath()));
  }

  private static Stream<JsonNode> messages() {
    try {
      return tactus.messages("tactus.sends.email").stream();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static int http(String method, URI link) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(link)
            .method(method, HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static Instant now() {
    return tactus.clock().instant();
  }

  private static Instant at(int day, int hour, int minute) {
    ZonedDateTime today = now().atZone(ZoneOffset.UTC);
    return today.toLocalDate().plusDays(day).atTime(hour, minute).toInstant(ZoneOffset.UTC);
  }

  private static void clockTo(Instant time) {
    tactus.clock().advance(Duration.between(now(), time));
  }
}
