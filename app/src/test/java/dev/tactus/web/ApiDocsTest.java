package dev.tactus.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.access.Role;
import dev.tactus.intake.Api;
import dev.tactus.intake.IntakeServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@IntakeServer
class ApiDocsTest {
  @Autowired Api api;

  private JsonNode docs() {
    return api.send(api.request("/v3/api-docs")).json();
  }

  @Test
  void everyRefusalIsAProblemDocument() {
    docs()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .forEach(
                        operation ->
                            assertThat(
                                    operation
                                        .at("/responses/400/content")
                                        .has("application/problem+json"))
                                .as(path.getKey())
                                .isTrue()));
    assertThat(docs().at("/components/schemas/Problem/properties/expected/type").asString())
        .isEqualTo("string");
  }

  @Test
  void aListIsAskedForByLimitAndCursor() {
    assertThat(docs().at("/paths/~1v1~1events~1rejected/get/parameters").findValuesAsString("name"))
        .containsExactly("limit", "cursor");
  }

  @Test
  void everyExampleIsTaken() throws Exception {
    JsonNode docs = docs();
    Files.writeString(Path.of("target", "api-docs.json"), docs.toPrettyString());
    List<String> sent = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : docs.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        JsonNode content = operation.getValue().at("/requestBody/content");
        for (Map.Entry<String, JsonNode> type : content.properties()) {
          for (JsonNode example : type.getValue().path("examples")) {
            sent.add(path.getKey());
            send(operation.getKey(), path.getKey(), type.getKey(), example.get("value"));
          }
        }
      }
    }
    assertThat(sent).hasSizeGreaterThan(10).contains("/v1/batch", "/v1/products/{id}");
  }

  private void send(String method, String path, String type, JsonNode body) {
    Api.Answer answer =
        api.send(
            api.request(path.replace("{id}", "example"))
                .header("Authorization", api.basic(Role.ADMIN))
                .header("Content-Type", type)
                .method(
                    method.toUpperCase(java.util.Locale.ROOT),
                    BodyPublishers.ofString(body.toString())));
    assertThat(answer.status()).as("%s %s: %s", method, path, answer).isBetween(200, 201);
    assertThat(answer.json().has("errors")).as("%s %s: %s", method, path, answer).isFalse();
  }
}
