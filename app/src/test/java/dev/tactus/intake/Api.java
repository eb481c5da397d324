package dev.tactus.intake;

import dev.tactus.access.Keys;
import dev.tactus.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the HTTP API of the server under test, as anybody would. */
@TestComponent
public class Api {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Environment environment;
  private final Map<Role, String> keys = new EnumMap<>(Role.class);

  /** What the server said. */
  public record Answer(int status, String type, HttpResponse<String> response) {
    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String header(String name) {
      return String.join(", ", response.headers().allValues(name));
    }

    /** Whether it is a problem document that fits its status. */
    public boolean isProblem() {
      return type.startsWith("application/problem+json") && json().get("status").asInt() == status;
    }
  }

  Api(Environment environment, Keys all) {
    this.environment = environment;
    for (Role role : Role.values()) {
      keys.put(role, all.create(role));
    }
  }

  public String key(Role role) {
    return keys.get(role);
  }

  public int port() {
    return Integer.parseInt(environment.getRequiredProperty("local.server.port"));
  }

  /** JSON is written with ' for ". */
  public Answer post(Role role, String path, String json) {
    return call("POST", role, path, json);
  }

  public Answer put(Role role, String path, String json) {
    return call("PUT", role, path, json);
  }

  public Answer get(Role role, String path) {
    return send(request(path).header("Authorization", basic(role)).GET());
  }

  private Answer call(String method, Role role, String path, String json) {
    return send(
        request(path)
            .header("Authorization", basic(role))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json.replace('\'', '"'))));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response);
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("no answer", e);
    }
  }

  public String basic(Role role) {
    return basic(key(role));
  }

  public static String basic(String key) {
    byte[] pair = (key + ":").getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
