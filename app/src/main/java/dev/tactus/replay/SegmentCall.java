package dev.tactus.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of Segment's tracking API, as far as a replay reads it. */
final class SegmentCall {
  @Nullable String type;
  @Nullable String event;
  @Nullable String userId;
  @Nullable String anonymousId;
  @Nullable String messageId;
  @Nullable String timestamp;
  @Nullable Map<String, Object> properties;
  @Nullable Map<String, Object> traits;
  @Nullable List<SegmentCall> batch;

  static SegmentCall read(JsonObject json) {
    SegmentCall call = new SegmentCall();
    String field = json.nextField();
    while (field != null) {
      call.take(field, json);
      field = json.nextField();
    }
    return call;
  }

  private void take(String field, JsonObject json) {
    switch (field) {
      case "type" -> type = json.text();
      case "event" -> event = json.text();
      case "userId" -> userId = json.text();
      case "anonymousId" -> anonymousId = json.text();
      case "messageId" -> messageId = json.text();
      case "timestamp" -> timestamp = json.text();
      case "properties" -> properties = json.object();
      case "traits" -> traits = json.object();
      case "batch" -> batch = calls(json);
      default -> json.skip();
    }
  }

  private static List<SegmentCall> calls(JsonObject json) {
    if (!json.isList()) {
      throw json.bad("", "a list of calls");
    }
    List<SegmentCall> calls = new ArrayList<>();
    while (json.nextObject()) {
      calls.add(read(json));
    }
    return calls;
  }
}
