package dev.tactus.intake;

import dev.tactus.facts.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of Segment's tracking API as it was sent: of the right types, not yet judged further.
 */
final class SegmentMessage {
  @Nullable String type;
  @Nullable String messageId;
  @Nullable String userId;
  @Nullable String anonymousId;
  @Nullable String event;
  @Nullable String name;
  @Nullable String category;
  @Nullable String groupId;
  @Nullable String previousId;
  @Nullable String timestamp;
  @Nullable String originalTimestamp;
  @Nullable String sentAt;
  @Nullable String writeKey;
  @Nullable Map<String, Object> properties;
  @Nullable Map<String, Object> traits;
  @Nullable Map<String, Object> contextTraits;

  /** Reads the object that has just begun. */
  static SegmentMessage read(JsonReader in) {
    SegmentMessage message = new SegmentMessage();
    String name;
    while ((name = in.name()) != null) {
      message.member(name, in);
    }
    return message;
  }

  private void member(String member, JsonReader in) {
    switch (member) {
      case "type" -> type = in.text(type);
      case "messageId" -> messageId = in.text(messageId);
      case "userId" -> userId = in.text(userId);
      case "anonymousId" -> anonymousId = in.text(anonymousId);
      case "event" -> event = in.text(event);
      case "name" -> name = in.text(name);
      case "category" -> category = in.text(category);
      case "groupId" -> groupId = in.text(groupId);
      case "previousId" -> previousId = in.text(previousId);
      case "timestamp" -> timestamp = in.text(timestamp);
      case "originalTimestamp" -> originalTimestamp = in.text(originalTimestamp);
      case "sentAt" -> sentAt = in.text(sentAt);
      case "writeKey" -> writeKey = in.text(writeKey);
      case "properties" -> properties = in.object(properties);
      case "traits" -> traits = in.object(traits);
      case "context" -> context(in);
      default -> in.skip();
    }
  }

  /** RudderStack's clients put traits there. */
  private void context(JsonReader in) {
    if (!in.isObject()) {
      in.skip();
      return;
    }
    String member;
    while ((member = in.name()) != null) {
      if (member.equals("traits")) {
        contextTraits = in.object(contextTraits);
      } else {
        in.skip();
      }
    }
  }

  /** Whose it is, null if it names nobody. */
  @Nullable String customer() {
    if (given(userId)) {
      return userId;
    }
    return given(anonymousId) ? Event.ANONYMOUS + anonymousId : null;
  }

  static boolean given(@Nullable String text) {
    return text != null && !text.isEmpty();
  }
}
