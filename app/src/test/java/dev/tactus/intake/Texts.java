package dev.tactus.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Bodies for tests, written with ' for ". */
final class Texts {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private Texts() {}

  static JsonText text(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return JsonText.of(bytes, bytes.length);
  }

  static Parsed track(String json) {
    return SegmentCalls.call("track", text(json), NOW);
  }

  static Parsed batch(String items) {
    return SegmentCalls.batch(text("{'batch':[" + items + "]}"), NOW);
  }
}
