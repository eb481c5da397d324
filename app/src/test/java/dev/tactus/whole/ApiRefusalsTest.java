package dev.tactus.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** What the description of the API says of refusals, and what the API does. */
class ApiRefusalsTest extends OneTactus {
  private static JsonNode paths;

  @BeforeAll
  static void start() throws IOException {
    paths = tactus.get("admin", "/v3/api-docs").get("paths");
  }

  @Test
  void areOfCallsThatThereAre() throws IOException {
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
  void areSaidWhereAnIdLeadsNowhere() {
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
      String lower = method.toLowerCase(java.util.Locale.ROOT);
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
