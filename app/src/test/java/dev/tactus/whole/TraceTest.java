package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The trace of an event goes on in the send to which it leads. */
class TraceTest extends OneTactus {
  private static final String SPAN = "00f067aa0ba902b7";

  private final Map<String, String> sent = new HashMap<>();

  @Test
  void goesOnFromCallsAndCloudEventsAtOnceByTimersAndAfterAHold() throws Exception {
    Instant now = tactus.clock().instant();
    call("timer", now, trace(1));
    cloudEvent("cloud", now, trace(2), trace(3));
    call("changed", now.minusSeconds(60), trace(4));
    call("changed", now, null);
    call("late", now, trace(5));
    call("late", now.minusSeconds(60), null);
    call("none", now, null);
    call("wrong", now, trace(6).replace("00-", "ff-"));
    call("once", now.minus(Duration.ofMinutes(245)), trace(7).replace("-01", "-00"));
    assertThat(traceOf("once")).isEqualTo(flagged(7, "00"));
    tactus.clock().advance(Duration.ofMinutes(241));
    assertThat(traceOf("timer")).isEqualTo(flagged(1, "01"));
    assertThat(traceOf("cloud")).isEqualTo(flagged(2, "01"));
    assertThat(traceOf("changed")).isEqualTo(flagged(4, "01"));
    assertThat(traceOf("late")).isEqualTo(flagged(5, "01"));
    assertThat(traceOf("none")).isNotEqualTo(traceOf("wrong")).doesNotContain("0000000");
    tactus.clock().advance(Duration.between(tactus.clock().instant(), START.plusSeconds(38_000)));
    call("held", START.plusSeconds(23_000), trace(8));
    assertThat(tactus.decisions("held").get(0).get("answer").asString()).isEqualTo("hold");
    tactus.clock().advance(Duration.ofHours(13));
    assertThat(traceOf("held")).isEqualTo(flagged(8, "01"));
    assertThat(sent.values()).noneMatch(parent -> parent.contains(SPAN)).doesNotHaveDuplicates();
  }

  private static String trace(int number) {
    return "00-%032x-%s-01".formatted(number, SPAN);
  }

  private static String flagged(int number, String flags) {
    return "%032x-%s".formatted(number, flags);
  }

  /** Trace id and flags of the customer's send, whose span is its own. */
  private String traceOf(String customer) {
    eventually(
        customer + " is sent something",
        () -> {
          try {
            tactus.messages("tactus.sends.email").forEach(this::note);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          return sent.containsKey(customer);
        });
    return sent.get(customer).replaceFirst("^00-([0-9a-f]{32})-[0-9a-f]{16}-", "$1-");
  }

  private void note(JsonNode message) {
    sent.put(message.get("subject").asString(), message.get("traceparent").asString());
  }

  private static void call(String customer, Instant at, String traceparent) throws Exception {
    tactus.consenting(customer);
    post(
        "/v1/track",
        """
        {"event": "Product Added", "userId": "%s", "timestamp": "%s", "properties": {"product_id": "p%s", "cart_id": "c"}}\
        """
            .formatted(customer, at, at.getEpochSecond()),
        "application/json",
        traceparent);
  }

  private static void cloudEvent(String customer, Instant at, String attribute, String header)
      throws Exception {
    tactus.consenting(customer);
    post(
        "/v1/events",
        """
        {"specversion": "1.0", "id": "1", "source": "/shop", "type": "Product Added", "subject": "%s", "time": "%s",
         "traceparent": "%s", "data": {"product_id": "lamp"}}\
        """
            .formatted(customer, at, attribute),
        "application/cloudevents+json",
        header);
  }

  private static void post(String path, String body, String type, String traceparent)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(tactus.url(path)))
            .header("Authorization", tactus.basic("ingest"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (traceparent != null) {
      request.header("traceparent", traceparent);
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
