package dev.tactus.intake;

import dev.tactus.facts.Event;
import dev.tactus.facts.Traceparent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/**
 * Reads CloudEvents 1.0 in their JSON form.
 *
 * <p>The {@code type} is the event's name (as in {@code Order Completed}), {@code subject} the
 * customer, {@code time} when it happened, {@code data} its properties. Types of our own, {@code
 * dev.tactus.track.v1}, {@code dev.tactus.identify.v1} and so on for each call of Segment's API,
 * have that call as their data. An id counts per {@code source}.
 */
public final class CloudEvents {
  private CloudEvents() {}

  /**
   * One event ({@code application/cloudevents+json}).
   *
   * @throws BadValue if it is unreadable or not good
   */
  public static Parsed one(JsonText text, Instant receivedAt) {
    return new Parsed(List.of(event(Bodies.object(text, false), receivedAt)), List.of(), null);
  }

  /**
   * An array of events ({@code application/cloudevents-batch+json}).
   *
   * @throws BadValue if it is unreadable as a whole
   */
  public static Parsed batch(JsonText text, Instant receivedAt) {
    try (JsonReader in = text.reader()) {
      if (in.next() != JsonToken.START_ARRAY) {
        throw new BadValue("body", in.token() == null ? "" : in.shown(), "a JSON array");
      }
      Batch<Map<String, Object>> batch = new Batch<>(text);
      batch.read(in, item -> item.object(false));
      Bodies.end(in);
      return batch.events(e -> event(e, receivedAt), CloudEvents::customer);
    } catch (JacksonException e) {
      throw Bodies.unreadable(e);
    }
  }

  private static Event event(Map<String, Object> e, Instant receivedAt) {
    if (!"1.0".equals(e.get("specversion"))) {
      Checks.no("specversion", e.get("specversion"), "1.0");
    }
    String id = required(e, "id");
    String source = required(e, "source");
    String type = required(e, "type");
    String contentType = optional(e, "datacontenttype");
    if (contentType != null && !isJson(contentType)) {
      Checks.no("datacontenttype", contentType, "application/json");
    }
    if (e.get("data_base64") != null) {
      Checks.no("data_base64", "...", "absent: data is a JSON object");
    }
    SegmentMessage message = new SegmentMessage();
    message.userId = optional(e, "subject");
    if (type.startsWith("dev.tactus.")) {
      String call = type.substring("dev.tactus.".length()).replaceFirst("\\.v1$", "");
      message.type = SegmentEvents.CALLS.contains(call) ? call : null;
      CloudEventData.call(message, data(e));
    } else {
      message.type = "track";
      message.event = type;
      message.properties = data(e);
    }
    message.messageId = source + "#" + id;
    message.originalTimestamp = null;
    message.sentAt = null;
    message.timestamp = e.get("time") == null ? message.timestamp : optional(e, "time");
    Event event = SegmentEvents.of(message, null, receivedAt);
    String traceparent = Traceparent.of(e.get(Traceparent.NAME));
    if (traceparent != null) {
      Parsed.trace(event, traceparent);
    }
    return event;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, Object> data(Map<String, Object> e) {
    Object data = e.get("data");
    if (data != null && !(data instanceof Map)) {
      Checks.no("data", data, "a JSON object");
    }
    return (Map<String, Object>) data;
  }

  private static boolean isJson(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].trim();
    return type.equals("application/json") || type.endsWith("+json") || type.endsWith("/json");
  }

  private static String required(Map<String, Object> e, String name) {
    String text = optional(e, name);
    if (text == null || text.isEmpty()) {
      throw new BadValue(name, text, "text that is not empty");
    }
    return text;
  }

  static @Nullable String optional(Map<String, Object> e, String name) {
    Object value = e.get(name);
    if (value != null && !(value instanceof String)) {
      Checks.no(name, value, "text");
    }
    return (String) value;
  }

  private static @Nullable String customer(Map<String, Object> e) {
    return e.get("subject") instanceof String subject && Limits.isId(subject) ? subject : null;
  }
}
