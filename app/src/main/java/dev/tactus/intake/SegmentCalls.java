package dev.tactus.intake;

import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** Reads the bodies of Segment's tracking API. */
public final class SegmentCalls {
  private SegmentCalls() {}

  /**
   * One call, such as that of {@code /v1/track}.
   *
   * @param type the kind of call, which the path tells
   * @throws BadValue if it is unreadable or not good
   */
  public static Parsed call(String type, JsonText text, Instant receivedAt) {
    try (JsonReader in = text.reader()) {
      Bodies.begin(in);
      SegmentMessage message = SegmentMessage.read(in);
      Bodies.end(in);
      if (message.type != null && !message.type.equals(type)) {
        throw new BadValue("type", message.type, type + ", as the path says");
      }
      message.type = type;
      List<Event> one = List.of(SegmentEvents.of(message, null, receivedAt));
      return new Parsed(one, List.of(), message.writeKey);
    } catch (JacksonException e) {
      throw Bodies.unreadable(e);
    }
  }

  /**
   * A batch: {@code {"batch": [...], "sentAt": "..."}}, in any order.
   *
   * @throws BadValue if it is unreadable as a whole
   */
  public static Parsed batch(JsonText text, Instant receivedAt) {
    try (JsonReader in = text.reader()) {
      Bodies.begin(in);
      Batch<SegmentMessage> batch = new Batch<>(text);
      String sentAt = null;
      String writeKey = null;
      boolean given = false;
      String name;
      while ((name = in.name()) != null) {
        switch (name) {
          case "batch" -> {
            given = once(in, given);
            batch.read(in, SegmentMessage::read);
          }
          case "sentAt" -> sentAt = in.text(sentAt);
          case "writeKey" -> writeKey = in.text(writeKey);
          default -> in.skip();
        }
      }
      Bodies.end(in);
      if (!given) {
        throw new BadValue("batch", null, "an array of calls");
      }
      String sent = sentAt;
      return batch
          .events(m -> SegmentEvents.of(m, sent, receivedAt), SegmentCalls::customer)
          .withKey(writeKey);
    } catch (JacksonException e) {
      throw Bodies.unreadable(e);
    }
  }

  private static boolean once(JsonReader in, boolean given) {
    if (given || in.token() == JsonToken.VALUE_NULL) {
      throw in.bad("an array of calls, given once");
    }
    return true;
  }

  private static @Nullable String customer(SegmentMessage message) {
    String customer = message.customer();
    return customer != null && Limits.isId(customer) ? customer : null;
  }
}
