package dev.tactus.intake.http;

import static dev.tactus.access.Role.ADMIN;
import static dev.tactus.access.Role.INTEGRATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.intake.Api;
import dev.tactus.intake.Api.Answer;
import dev.tactus.intake.IntakeServer;
import dev.tactus.intake.Mutations;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is sent: a problem document that says so, never a fault of ours. */
@IntakeServer
class MalformedHttpTest {
  private static final List<String> POSTS =
      List.of(
          "/v1/track",
          "/v1/identify",
          "/v1/page",
          "/v1/batch",
          "/v1/events",
          "/v1/products/batch",
          "/v1/customers/u/consents");
  private static final List<String> PUTS =
      List.of("/v1/customers/u", "/v1/customers/u/preferences", "/v1/products/p");

  @Autowired Api api;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "[]]",
        "\"text\"",
        "7",
        "null",
        "{\"a\":1,\"a\":2}x",
        "\u0000",
        "{'a':1}"
      })
  void badJson(String body) {
    everywhere(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bytesThatAreNoText() {
    everywhere(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
  }

  @Test
  void tenThousandLevels() {
    everywhere(
        ("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")
            .getBytes(StandardCharsets.UTF_8));
    everywhere("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
  }

  private void everywhere(byte[] body) {
    POSTS.forEach(path -> assertRefused(send("POST", path, "application/cloudevents+json", body)));
    PUTS.forEach(path -> assertRefused(send("PUT", path, "application/json", body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "text/plain; charset=nonsense",
        "not a type",
        "*/*"
      })
  void anyContentType(String type) {
    for (String path : POSTS) {
      assertThat(send("POST", path, type, "{".getBytes(StandardCharsets.UTF_8)))
          .satisfies(MalformedHttpTest::assertRefused);
    }
    PUTS.forEach(
        path -> assertRefused(send("PUT", path, type, "{".getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "application/xml", "nonsense", "application/problem+json;q=x"})
  void anyAccept(String accept) {
    Answer answer =
        api.send(
            api.request("/v1/customers/u")
                .header("Authorization", api.basic(INTEGRATION))
                .header("Accept", accept)
                .PUT(BodyPublishers.ofString("{")));
    assertRefused(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/events/rejected?cursor=%00",
        "/v1/events/rejected?limit=%00",
        "/v1/events/rejected?limit=99999999999999999999",
        "/v1/customers/%00/consents",
        "/v1/customers/a%0Ab/consents",
        "/v1/nothing",
        "/nothing",
        "/v1/events/rejected?%GG"
      })
  void badAddresses(String path) {
    // not every one is a valid URI, so that it has to be written by hand
    String answer =
        raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + api.basic(ADMIN));
    assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/<> HTTP/1.1\r\nHost: x",
        "nonsense",
        "POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: -1",
        "POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2",
        "POST /v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense",
        "BREW /v1/batch HTTP/1.1\r\nHost: x",
        "POST /v1/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Basic !!!",
        "POST /v1/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer"
      })
  void badRequests(String head) {
    String answer = raw(head);
    assertThat(answer).containsPattern("^HTTP/1.1 (4|501)").contains("application/problem+json");
  }

  @Test
  void otherMethods() {
    assertRefused(send("DELETE", "/v1/batch", "application/json", new byte[0]));
    assertRefused(send("PATCH", "/v1/customers/u", "application/json", new byte[0]));
  }

  @Test
  void anythingAtRandom() {
    long seed = Long.getLong("tactus.seed", System.nanoTime());
    System.out.println("fuzz seed " + seed + " (repeat with -Dtactus.seed=" + seed + ")");
    Mutations mutations = new Mutations(new Random(seed));
    for (int i = 0; i < 300; i++) {
      byte[] body = mutations.next();
      POSTS.forEach(
          path -> assertAnswered(seed, send("POST", path, "application/cloudevents+json", body)));
      PUTS.forEach(path -> assertAnswered(seed, send("PUT", path, "application/json", body)));
    }
  }

  private static void assertAnswered(long seed, Answer answer) {
    assertThat(answer.status()).as("seed %d", seed).isLessThan(500);
    assertThat(answer.status() < 300 || answer.isProblem()).as("seed %d", seed).isTrue();
  }

  private Answer send(String method, String path, String type, byte[] body) {
    return api.send(
        api.request(path)
            .header("Authorization", api.basic(ADMIN))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  private String raw(String head) {
    try (Socket socket = new Socket("127.0.0.1", api.port())) {
      socket.setSoTimeout(10_000);
      String request = head + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("no answer to " + head, e);
    }
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).as(answer.response().body()).isBetween(400, 499);
    assertThat(answer.isProblem()).as(answer.response().body()).isTrue();
  }
}
