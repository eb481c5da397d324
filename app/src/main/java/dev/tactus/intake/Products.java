package dev.tactus.intake;

import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** Reads products of the catalogue. */
public final class Products {
  private Products() {}

  /**
   * Many products: an array, or {@code {"products": [...]}}, each with its {@code id}.
   *
   * @throws BadValue if it is unreadable as a whole
   */
  public static Parsed batch(JsonText text, Instant now) {
    try (JsonReader in = text.reader()) {
      Batch<Map<String, Object>> batch = new Batch<>(text);
      if (in.next() == JsonToken.START_OBJECT) {
        if (!"products".equals(in.name())) {
          throw new BadValue("products", null, "an array of products");
        }
        batch.read(in, item -> item.object(true));
        if (in.name() != null) {
          throw new BadValue("body", "more", "{\"products\": [...]} and nothing else");
        }
      } else {
        batch.read(in, item -> item.object(true));
      }
      Bodies.end(in);
      return batch.events(body -> event(body, now), body -> null);
    } catch (JacksonException e) {
      throw Bodies.unreadable(e);
    }
  }

  private static Event event(Map<String, Object> body, Instant now) {
    Object id = body.get("id");
    if (!(id instanceof String text)) {
      throw new BadValue("id", Properties.shown(id), "an id of 1 to 512 bytes");
    }
    return event(text, null, body, now);
  }

  static Event event(String id, @Nullable String messageId, Map<String, Object> body, Instant now) {
    Map<String, Object> product = Forms.product(id, body);
    return new Event(SegmentEvents.id(messageId), "", "product", "product", now, product);
  }
}
