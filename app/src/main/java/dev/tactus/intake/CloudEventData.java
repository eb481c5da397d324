package dev.tactus.intake;

import static dev.tactus.intake.CloudEvents.optional;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a call of Segment's API that is the data of a CloudEvent. */
final class CloudEventData {
  private CloudEventData() {}

  static void call(SegmentMessage message, @Nullable Map<String, Object> data) {
    Map<String, Object> call = data == null ? Map.of() : data;
    message.type = message.type == null ? optional(call, "type") : message.type;
    message.userId = message.userId == null ? optional(call, "userId") : message.userId;
    message.anonymousId = optional(call, "anonymousId");
    message.event = optional(call, "event");
    message.name = optional(call, "name");
    message.category = optional(call, "category");
    message.groupId = optional(call, "groupId");
    message.previousId = optional(call, "previousId");
    message.timestamp = optional(call, "timestamp");
    message.properties = object(call, "properties");
    message.traits = object(call, "traits");
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, Object> object(Map<String, Object> call, String name) {
    Object value = call.get(name);
    if (value != null && !(value instanceof Map)) {
      Checks.no("data." + name, value, "an object");
    }
    return (Map<String, Object>) value;
  }
}
