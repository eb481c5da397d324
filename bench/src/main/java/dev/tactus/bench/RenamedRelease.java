package dev.tactus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of release 1 under other names, so that a decision shows which release judged it. */
final class RenamedRelease {
  private static final String BOUNDARY = "tactus-bench";

  private final HttpClient http = HttpClient.newHttpClient();
  private final App app;
  private final String authorization;

  RenamedRelease(App app) throws IOException {
    this.app = app;
    authorization =
        "Basic " + Base64.getEncoder().encodeToString((app.key("author") + ":").getBytes(UTF_8));
  }

  /** Uploads it with that behind each name; its number. */
  String upload(String suffix) throws IOException, InterruptedException {
    JsonNode sources = send(request("/v1/releases/1").GET().build()).get("sources");
    HttpRequest upload =
        request("/v1/releases")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form(zip(sources, suffix))))
            .build();
    return send(upload).get("id").asString();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(app.at(path)).header("Authorization", authorization);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString(UTF_8));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  private static byte[] zip(JsonNode sources, String suffix) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, JsonNode> file : sources.properties()) {
        if (!file.getKey().startsWith("cases/")) {
          zip.putNextEntry(new ZipEntry(file.getKey()));
          zip.write(renamed(file.getKey(), file.getValue().asString(), suffix));
        }
      }
    }
    return bytes.toByteArray();
  }

  /** A spreadsheet, which comes in Base64, keeps its names. */
  private static byte[] renamed(String name, String text, String suffix) {
    return name.endsWith(".xlsx")
        ? Base64.getDecoder().decode(text)
        : text.replaceAll("(?m)^rule \"([^\"]+)\"", "rule \"$1" + suffix + "\"").getBytes(UTF_8);
  }

  private static byte[] form(byte[] zip) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=";
    form.write((part + "\"acceptLessCoverage\"\r\n\r\ntrue\r\n").getBytes(UTF_8));
    form.write((part + "\"file\"; filename=\"rules.zip\"\r\n\r\n").getBytes(UTF_8));
    form.write(zip);
    form.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return form.toByteArray();
  }
}
