package dev.tactus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Calls of the API that are made again until they are taken, as a client should. */
final class Calls {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final App app;
  private final String authorization;
  private final LongAdder refused = new LongAdder();
  private final LongAdder broken = new LongAdder();

  Calls(App app, String role) throws IOException {
    this.app = app;
    String credentials = app.key(role) + ":";
    authorization = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  /** Answers of 429 and 503. */
  long refused() {
    return refused.sum();
  }

  /** Calls that got no answer. */
  long broken() {
    return broken.sum();
  }

  /** Returns the answer's body when it was taken. */
  String untilTaken(String method, String path, byte[] body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(app.at(path))
            .timeout(TIMEOUT)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    while (true) {
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 == 2) {
          return answer.body();
        }
        awaitRoom(answer);
      } catch (IOException noAnswer) {
        broken.increment();
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private void awaitRoom(HttpResponse<String> answer) throws InterruptedException {
    int status = answer.statusCode();
    if (status != TOO_MANY && status != UNAVAILABLE) {
      throw new IllegalStateException(
          answer.request().uri() + " answered " + status + ": " + answer.body());
    }
    refused.increment();
    long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
    TimeUnit.SECONDS.sleep(seconds);
  }
}
