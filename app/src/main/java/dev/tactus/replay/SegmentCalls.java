package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Segment calls, one a line; a line may also be a batch of them. */
final class SegmentCalls implements EventReader {
  private static final Set<String> TYPES =
      Set.of("track", "identify", "page", "screen", "group", "alias");

  private final JsonLines lines;
  private final String prefix;
  private final Times times = new Times();
  private final Queue<SegmentCall> batch = new ArrayDeque<>();
  private long ofLine;

  /**
   * Calls of that file.
   *
   * @param prefix goes before the line numbers that stand in for a missing message id
   */
  SegmentCalls(JsonLines lines, String prefix) {
    this.lines = lines;
    this.prefix = prefix;
  }

  @Override
  public @Nullable Event next() {
    while (batch.isEmpty()) {
      SegmentCall call = lines.next(SegmentCall::read);
      if (call == null) {
        return null;
      }
      ofLine = 0;
      if (call.batch == null) {
        batch.add(call);
      } else {
        batch.addAll(call.batch);
      }
    }
    ofLine++;
    return event(batch.remove());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private Event event(SegmentCall call) {
    String type = type(call);
    String name = type.equals("track") ? required("event", call.event, "its name") : type;
    return new Event(id(call), customer(call, name), type, name, at(call), properties(call, type));
  }

  private String type(SegmentCall call) {
    String type = call.type == null && call.event != null ? "track" : call.type;
    if (type == null || !TYPES.contains(type)) {
      throw bad("type", type, "track, identify, page, screen, group or alias");
    }
    return type;
  }

  private String id(SegmentCall call) {
    String id = call.messageId;
    if (id != null && !id.isEmpty()) {
      return id;
    }
    return prefix + lines.line() + (ofLine > 1 ? "." + ofLine : "");
  }

  private String customer(SegmentCall call, String name) {
    if (Event.isOfCatalogue(name)) {
      return "";
    }
    String user = call.userId;
    if (user != null && !user.isEmpty()) {
      return user;
    }
    String anonymous = required("userId", call.anonymousId, "a userId or an anonymousId");
    return Event.ANONYMOUS + anonymous;
  }

  private Instant at(SegmentCall call) {
    String text = call.timestamp;
    Instant at = text == null ? null : times.read(text);
    if (at == null) {
      throw bad("timestamp", text, Times.EXPECTED);
    }
    return at;
  }

  private Map<String, Object> properties(SegmentCall call, String type) {
    boolean traits = type.equals("identify") || type.equals("group");
    Map<String, Object> given = traits ? call.traits : call.properties;
    Map<String, Object> all = given == null ? new HashMap<>() : given;
    if (type.equals("identify") && call.userId != null && call.anonymousId != null) {
      all.put("anonymousId", call.anonymousId);
    }
    return all;
  }

  private String required(String field, @Nullable String value, String expected) {
    if (value == null || value.isEmpty()) {
      throw bad(field, value, expected);
    }
    return value;
  }

  private BadRowException bad(String field, @Nullable String value, String expected) {
    return BadRowException.at(lines.place(), field, value == null ? "" : value, expected);
  }
}
