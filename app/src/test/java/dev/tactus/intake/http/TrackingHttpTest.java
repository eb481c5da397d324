package dev.tactus.intake.http;

import static dev.tactus.access.Role.ANALYST;
import static dev.tactus.access.Role.INGEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.enrollment.OverloadedException;
import dev.tactus.enrollment.UnavailableException;
import dev.tactus.facts.Event;
import dev.tactus.intake.Api;
import dev.tactus.intake.Api.Answer;
import dev.tactus.intake.IntakeServer;
import dev.tactus.intake.RecordingSink;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntakeServer
class TrackingHttpTest {
  private static final String ONE = "{'batch':[{'type':'track','userId':'u','event':'E'}]}";

  @Autowired Api api;
  @Autowired RecordingSink sink;

  @BeforeEach
  void empty() {
    sink.drain();
  }

  @Test
  void answersSuccessWhenTheEventsAreTaken() {
    Answer answer = api.post(INGEST, "/v1/batch", ONE);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body()).isEqualTo("{\"success\":true}");
    assertThat(sink.drain()).singleElement().satisfies(e -> assertThat(e.name()).isEqualTo("E"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"track", "identify", "page", "screen", "group", "alias"})
  void takesEveryCall(String call) {
    String body = "{'userId':'u','event':'E','groupId':'g','previousId':'p'}";
    assertThat(api.post(INGEST, "/v1/" + call, body).status()).isEqualTo(200);
    assertThat(sink.drain()).extracting(Event::type).containsExactly(call);
  }

  @ParameterizedTest
  @ValueSource(strings = {"track", "page", "screen", "batch"})
  void keepsTheTraceOfTheCall(String call) {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    String body = call.equals("batch") ? ONE : "{'userId':'u','event':'E'}";
    for (List<String> headers : List.of(List.of(trace), List.of("x"), List.of(trace, trace))) {
      HttpRequest.Builder request =
          api.request("/v1/" + call)
              .header("Authorization", api.basic(INGEST))
              .POST(BodyPublishers.ofString(body.replace('\'', '"')));
      headers.forEach(header -> request.header("traceparent", header));
      assertThat(api.send(request).status()).isEqualTo(200);
      assertThat(sink.drain().get(0).properties().get("traceparent"))
          .isEqualTo(headers.equals(List.of(trace)) ? trace : null);
    }
  }

  @Test
  void keepsNoTraceAmongTraits() {
    HttpRequest.Builder request =
        api.request("/v1/identify")
            .header("Authorization", api.basic(INGEST))
            .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .POST(BodyPublishers.ofString("{\"userId\":\"u\",\"traits\":{\"plan\":\"gold\"}}"));
    assertThat(api.send(request).status()).isEqualTo(200);
    assertThat(sink.drain().get(0).properties()).isEqualTo(Map.of("plan", "gold"));
  }

  @Test
  void takesGzipUnderTheNameOfAForm() {
    byte[] body = Api.gzip(ONE.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    Answer answer = gzip(body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(sink.size()).isEqualTo(1);
  }

  private Answer gzip(byte[] body) {
    return api.send(
        api.request("/v1/batch")
            .header("Authorization", api.basic(INGEST))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  @Test
  void refusesGzipThatIsBrokenOrSwells() {
    byte[] whole = Api.gzip(ONE.getBytes(StandardCharsets.UTF_8));
    assertRefused(400, gzip(java.util.Arrays.copyOf(whole, whole.length / 2)));
    assertRefused(400, gzip(ONE.getBytes(StandardCharsets.UTF_8)));
    assertRefused(400, gzip(new byte[0]));
    assertRefused(413, gzip(Api.gzip(new byte[50_000_000])));
  }

  @Test
  void refusesWhatIsTooLarge() {
    String text = "x".repeat(33_000);
    String call = "{'userId':'u','event':'E','properties':{'t':'" + text + "'}}";
    assertRefused(413, api.post(INGEST, "/v1/track", call));
    assertRefused(413, api.post(INGEST, "/v1/batch", " ".repeat(512_001)));
    assertRefused(413, api.post(INGEST, "/v1/batch", " ".repeat(20_000_000)));
    byte[] unannounced = new byte[3_000_000];
    assertRefused(
        413,
        api.send(
            api.request("/v1/batch")
                .header("Authorization", api.basic(INGEST))
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(unannounced)))));
    assertThat(sink.size()).isZero();
  }

  @Test
  void namesBadItemsAndKeepsThem() {
    Answer answer =
        api.post(
            INGEST,
            "/v1/batch",
            "{'batch':[{'type':'track','userId':'u','event':'E'},"
                + "{'type':'track','userId':'bad','event':'E','timestamp':'1970-01-01T00:00:00Z',"
                + "'properties':{'t':'<script>'}},7]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("success").asBoolean()).isTrue();
    assertThat(answer.json().get("errors").toString())
        .isEqualTo(
            "[{\"index\":1,\"field\":\"timestamp\",\"value\":\"1970-01-01T00:00:00Z\","
                + "\"expected\":\"a time from 2000-01-01 to one hour from now\"},"
                + "{\"index\":2,\"field\":\"item\",\"value\":\"7\",\"expected\":\"an object\"}]");
    assertThat(sink.size()).isEqualTo(1);
    Answer first = api.get(ANALYST, "/v1/events/rejected?limit=1");
    assertThat(first.json().at("/items/0/body").asString()).isEqualTo("7");
    Answer second =
        api.get(
            ANALYST, "/v1/events/rejected?limit=1&cursor=" + first.json().get("next").asString());
    assertThat(second.json().at("/items/0/customerId").asString()).isEqualTo("bad");
    assertThat(second.json().at("/items/0/body").asString()).contains("<script>");
  }

  @Test
  void saysWhenToComeBack() {
    sink.fail(new OverloadedException(Duration.ofSeconds(7)), 1);
    Answer full = api.post(INGEST, "/v1/batch", ONE);
    assertRefused(429, full);
    assertThat(full.header("Retry-After")).isEqualTo("7");
    sink.fail(new UnavailableException("away", new RuntimeException()), 1);
    Answer away = api.post(INGEST, "/v1/batch", ONE);
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.isProblem()).isTrue();
    assertThat(away.header("Retry-After")).isEqualTo("5");
  }

  @Test
  void takesCloudEvents() {
    String event = "{'specversion':'1.0','id':'1','source':'/s','type':'E','subject':'u'}";
    assertThat(cloud("application/cloudevents+json", event).status()).isEqualTo(200);
    String batch = "[" + event + ",{}]";
    Answer partly = cloud("application/cloudevents-batch+json; charset=utf-8", batch);
    assertThat(partly.json().at("/errors/0/field").asString()).isEqualTo("specversion");
    assertThat(sink.drain()).extracting(Event::id).containsExactly("/s#1", "/s#1");
    assertRefused(415, cloud("application/json", event));
    assertRefused(400, cloud("application/cloudevents+json", batch));
  }

  private Answer cloud(String type, String json) {
    return api.send(
        api.request("/v1/events")
            .header("Authorization", api.basic(INGEST))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
  }

  private static void assertRefused(int status, Answer answer) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.isProblem()).as(answer.response().body()).isTrue();
  }
}
