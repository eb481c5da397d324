package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.access.Keys;
import dev.tactus.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** Backtests that an author orders of an installation. */
record OrderedBacktests(Installed tactus) {
  /** Orders one; {@code more} are further fields. */
  JsonNode order(String releaseA, String releaseB, String mode, String... more) {
    return tactus.post("author", "/v1/backtests", body(releaseA, releaseB, mode, more));
  }

  static String body(String releaseA, String releaseB, String mode, String... more) {
    return """
    {"releaseA": "%s", "releaseB": "%s", "mode": "%s"%s}\
    """
        .formatted(
            releaseA, releaseB, mode, more.length == 0 ? "" : ", " + String.join(", ", more));
  }

  /** The shipped release beside itself. */
  JsonNode ofItself(String mode) {
    return done(order("1", "1", mode));
  }

  /** That one when it is done. */
  JsonNode done(JsonNode ordered) {
    String path = "/v1/backtests/" + ordered.get("id").asString();
    eventually(
        "it is done",
        () -> {
          String status = tactus.get("analyst", path).get("status").asString();
          return !status.equals("waiting") && !status.equals("running");
        });
    JsonNode done = tactus.get("analyst", path);
    assertThat(done.get("status").asString()).as("%s", done).isEqualTo("done");
    return done;
  }

  HttpResponse<String> page(String id) throws IOException, InterruptedException {
    String key = tactus.bean(Keys.class).create(Role.ANALYST);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(tactus.url("/v1/backtests/" + id + "/report")))
                .header("Authorization", "Bearer " + key)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
