package dev.tactus.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** What the description of the API says, and what the API does. */
class ApiDocsTest extends OneTactus {
  private static JsonNode docs;
  private static JsonNode paths;

  @BeforeAll
  static void start() {
    tactus.clock().advance(Duration.ofDays(270)); // the examples are of November
    docs = tactus.get("admin", "/v3/api-docs");
    paths = docs.get("paths");
  }

  private record Call(String method, String path, JsonNode said) {}

  private static List<Call> calls() {
    return paths
        .propertyStream()
        .flatMap(
            path ->
                path.getValue()
                    .propertyStream()
                    .map(one -> new Call(one.getKey(), path.getKey(), one.getValue())))
        .toList();
  }

  @Test
  void saysOfEveryCallWhatItIs() {
    assertThat(calls())
        .hasSizeGreaterThan(50)
        .allSatisfy(call -> assertThat(call.said().path("summary").asString("")).isNotBlank());
  }

  @Test
  void saysOfEveryCallThatItMayBeRefused() {
    assertThat(calls())
        .allSatisfy(
            call ->
                assertThat(call.said().at("/responses/400/content").propertyNames())
                    .containsExactly("application/problem+json"));
    assertThat(docs.at("/components/schemas/Problem/properties/expected/type").asString())
        .isEqualTo("string");
  }

  @Test
  void saysWhichCallsNeedNoKey() {
    assertThat(calls())
        .filteredOn(call -> !call.said().get("responses").has("403"))
        .extracting(Call::path)
        .containsExactlyInAnyOrder(
            "/v1/unsubscribe/{token}", "/v1/unsubscribe/{token}", "/v1/webhooks/{provider}");
  }

  @Test
  void saysHowListsAreAskedFor() {
    assertThat(paths.at("/~1v1~1events~1rejected/get/parameters").findValuesAsString("name"))
        .containsExactly("limit", "cursor");
    assertThat(paths.at("/~1v1~1sends/get/parameters").findValuesAsString("name"))
        .contains("status", "channel", "customer", "limit", "cursor");
    assertThat(paths.at("/~1v1~1sends/get/parameters/0/schema/$ref").asString())
        .isEqualTo("#/components/schemas/SendStatus");
  }

  @Test
  void givesExamplesThatAreTaken() throws Exception {
    List<String> sent = new ArrayList<>();
    for (Call call : calls()) {
      for (Map.Entry<String, JsonNode> type : call.said().at("/requestBody/content").properties()) {
        for (JsonNode example : type.getValue().path("examples")) {
          sent.add(call.path());
          sendExample(call, type.getKey(), example.get("value"));
        }
      }
    }
    assertThat(sent)
        .hasSizeGreaterThan(15)
        .contains("/v1/batch", "/v1/products/{id}", "/v1/sends/{id}/outcome", "/v1/resume");
  }

  /** No send has that id: only its body is good. */
  private static void sendExample(Call call, String type, JsonNode body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(tactus.url(call.path().replace("{id}", "example"))))
                    .header("Authorization", tactus.basic("admin"))
                    .header("Content-Type", type)
                    .method(
                        call.method().toUpperCase(Locale.ROOT),
                        HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    boolean send = call.path().startsWith("/v1/sends/{id}");
    assertThat(answer.statusCode())
        .as("%s %s: %s", call.method(), call.path(), answer.body())
        .isBetween(send ? 404 : 200, send ? 404 : 201);
    assertThat(answer.body()).as(call.path()).doesNotContain("\"errors\"");
  }

  @Test
  void saysOnlyRefusalsOfCallsThatThereAre() throws IOException {
    String text = Files.readString(Path.of("src/main/resources/dev/tactus/web/refusals.yaml"));
    Map<String, Map<String, Map<Integer, String>>> said = new Yaml().load(text);
    said.forEach(
        (path, methods) ->
            methods.forEach(
                (method, refusals) ->
                    refusals.forEach(
                        (status, when) ->
                            assertThat(
                                    paths
                                        .path(path)
                                        .path(method)
                                        .at("/responses/" + status + "/description")
                                        .asString(""))
                                .as("%s %s", method, path)
                                .isEqualTo(when))));
    assertThat(said).hasSizeGreaterThan(20);
  }

  @Test
  void saysWhereAnIdLeadsNowhere() {
    for (String call :
        List.of(
            "GET /v1/releases/{id}",
            "POST /v1/releases/{id}/activate",
            "POST /v1/releases/{id}/shadow",
            "GET /v1/backtests/{id}/report",
            "DELETE /v1/backtests/{id}",
            "GET /v1/decisions/{id}",
            "POST /v1/decisions/{id}/rejudge",
            "GET /v1/customers/{id}/export",
            "POST /v1/journeys/{id}/stop",
            "POST /v1/sends/{id}/revoke")) {
      String method = call.split(" ")[0];
      String path = call.split(" ")[1];
      JsonNode refusal = tactus.call("admin", method, path.replace("{id}", "999"), "", 4);
      assertThat(refusal.get("status").asInt()).as(call).isEqualTo(404);
      String lower = method.toLowerCase(Locale.ROOT);
      assertThat(paths.get(path).get(lower).get("responses").has("404")).as(call).isTrue();
    }
  }

  @Test
  void saysWhatAcceptingLessCoverageMeans() {
    assertThat(paths.get("/v1/releases").at("/post/description").asString())
        .contains("unless acceptLessCoverage is true");
    assertThat(paths.get("/v1/releases").at("/post/responses").propertyNames())
        .contains("200", "422");
  }
}
