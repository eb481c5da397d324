package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of the HTTP API, one a line, as events: products, customers, consents.
 *
 * <p>What has a time of its own, {@code at}, happened then; the rest before everything else.
 */
final class Bodies implements EventReader {
  private final JsonLines lines;
  private final Side side;
  private final Instant beginning;

  Bodies(JsonLines lines, Side side, Instant beginning) {
    this.lines = lines;
    this.side = side;
    this.beginning = beginning;
  }

  @Override
  public @Nullable Event next() {
    Map<String, Object> body = lines.next(JsonObject::rest);
    if (body == null) {
      return null;
    }
    String id = id(body);
    switch (side) {
      case PRODUCT -> body.putIfAbsent("product_id", id);
      case CONSENT -> checkConsent(body);
      case CUSTOMER -> {}
    }
    return new Event(
        side.id() + ":" + lines.line(),
        side == Side.PRODUCT ? "" : id,
        side.id(),
        side.id(),
        at(body),
        body);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private String id(Map<String, Object> body) {
    for (String field : side.idFields()) {
      if (body.get(field) instanceof String id && !id.isEmpty()) {
        return id;
      }
    }
    String field = side.idFields().get(0);
    throw bad(field, body.getOrDefault(field, ""), "an id (text)");
  }

  private void checkConsent(Map<String, Object> body) {
    oneOf(body, "channel", List.of("email", "sms", "push", "web", "*"));
    oneOf(body, "purpose", List.of("marketing", "alert", "service", "*"));
    oneOf(body, "status", List.of("granted", "withdrawn"));
    time(body, "expiresAt");
  }

  private void oneOf(Map<String, Object> body, String field, List<String> values) {
    Object value = body.getOrDefault(field, "");
    if (!(value instanceof String text && values.contains(text))) {
      throw bad(field, value, String.join(", ", values));
    }
  }

  private Instant at(Map<String, Object> body) {
    Instant at = time(body, "at");
    return at == null ? beginning : at;
  }

  private @Nullable Instant time(Map<String, Object> body, String field) {
    Object text = body.get(field);
    Instant time = text == null ? null : Times.parse(text.toString());
    if (text != null && time == null) {
      throw bad(field, text, Times.EXPECTED);
    }
    return time;
  }

  private BadRowException bad(String field, Object value, String expected) {
    return BadRowException.at(lines.place(), field, value.toString(), expected);
  }
}
