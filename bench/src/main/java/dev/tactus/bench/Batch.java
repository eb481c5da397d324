package dev.tactus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * One call of {@code /v1/batch}.
 *
 * @param customers of its pings, in order
 * @param items its events, each in JSON
 */
record Batch(List<String> ids, List<String> customers, List<String> items) {
  byte[] body() {
    return ("{\"batch\":[" + String.join(",", items) + "]}").getBytes(UTF_8);
  }
}
