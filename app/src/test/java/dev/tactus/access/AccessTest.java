package dev.tactus.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.intake.Api;
import dev.tactus.intake.Api.Answer;
import dev.tactus.intake.IntakeServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntakeServer
class AccessTest {
  @Autowired Api api;
  @Autowired Keys keys;

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/track,                      ingest integration admin",
    "POST, /v1/batch,                      ingest integration admin",
    "POST, /v1/events,                     ingest integration admin",
    "GET,  /v1/events/rejected,            author analyst admin",
    "PUT,  /v1/products/p,                 integration admin",
    "POST, /v1/products/batch,             integration admin",
    "PUT,  /v1/customers/u,                integration admin",
    "PUT,  /v1/customers/u/preferences,    integration admin",
    "POST, /v1/customers/u/consents,       integration admin",
    "GET,  /v1/customers/u/consents,       integration author analyst admin",
    "GET,  /v1/customers/u/timeline,       integration author analyst admin",
    "DELETE, /v1/customers/u,              integration admin",
    "GET,  /v1/decisions,                  author analyst admin",
    "GET,  /v1/decisions/d/why-not,        author analyst admin",
    "POST, /v1/decisions/d/rejudge,        author analyst admin",
    "POST, /v1/decide,                     author admin",
    "GET,  /v1/journeys,                   author analyst admin",
    "POST, /v1/journeys,                   author admin",
    "POST, /v1/journeys/j/stop,            author admin",
    "POST, /v1/pause,                      author admin",
    "POST, /v1/releases,                   author admin",
    "POST, /v1/releases/1/activate,        author admin",
    "POST, /v1/backtests,                  author admin",
    "GET,  /v1/audit,                      author analyst admin",
    "POST, /v1/sends/s/claim,              worker admin",
    "POST, /v1/sends/s/outcome,            worker admin",
    "GET,  /v1/sends,                      worker author analyst admin",
    "GET,  /actuator/prometheus,           author analyst admin",
    "POST, /v1/something-new,              admin"
  })
  void eachRoleMayDoItsOwn(String method, String path, String allowed) {
    for (Role role : Role.values()) {
      Answer answer =
          api.send(
              api.request(path)
                  .header("Authorization", api.basic(role))
                  .header("Content-Type", "application/cloudevents+json")
                  .method(method, BodyPublishers.noBody()));
      boolean may = Arrays.asList(allowed.split(" ")).contains(role.id());
      assertThat(answer.status() != 403).as("%s %s as %s", method, path, role).isEqualTo(may);
      assertThat(answer.status()).isNotEqualTo(401);
      if (!may) {
        assertThat(answer.isProblem()).isTrue();
      }
    }
    Answer nobody = api.send(api.request(path).method(method, BodyPublishers.noBody()));
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.isProblem()).isTrue();
    assertThat(nobody.header("WWW-Authenticate")).contains("Basic").contains("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health", "/v3/api-docs", "/swagger-ui/index.html", "/asyncapi.yaml"})
  void someNeedsNoKey(String path) {
    assertThat(api.send(api.request(path)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/unsubscribe/some-token"})
  void whatOthersServeNeedsNoKey(String path) {
    assertThat(api.send(api.request(path)).status()).isEqualTo(404);
  }

  @Test
  void theKeyIsAUserNameOrABearerOrInTheBody() {
    String key = api.key(Role.INGEST);
    for (String header : List.of(Api.basic(key), "Bearer " + key, "bearer " + key)) {
      assertThat(track(header, "{\"userId\":\"u\",\"event\":\"E\"}").status()).isEqualTo(200);
    }
    String body = "{\"userId\":\"u\",\"event\":\"E\",\"writeKey\":\"%s\"}";
    assertThat(track(null, body.formatted(key)).status()).isEqualTo(200);
    assertThat(track(null, body.formatted("nonsense")).status()).isEqualTo(401);
    assertThat(track(null, body.formatted(api.key(Role.WORKER))).status()).isEqualTo(403);
    assertThat(track(null, "{").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic", "Basic !", "Basic Og==", "Bearer ", "Bearer nonsense", "Digest x", ""})
  void anythingElseIsNoKey(String header) {
    assertThat(track(header, "{\"userId\":\"u\",\"event\":\"E\"}").status()).isEqualTo(401);
  }

  @Test
  void aNewKeyCountsAtOnce() {
    String key = keys.create(Role.INGEST);
    assertThat(track("Bearer " + key, "{\"userId\":\"u\",\"event\":\"E\"}").status())
        .isEqualTo(200);
  }

  @Test
  void aShopsPageMaySendEventsAndNothingElse() {
    assertThat(preflight("/v1/track").header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(preflight("/v1/customers/u").header("Access-Control-Allow-Origin")).isEmpty();
  }

  private Answer preflight(String path) {
    return api.send(
        api.request(path)
            .header("Origin", "http://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private Answer track(String header, String body) {
    var request = api.request("/v1/track").POST(BodyPublishers.ofString(body));
    return api.send(header == null ? request : request.header("Authorization", header));
  }
}
