package dev.tactus.intake;

import static dev.tactus.intake.SegmentMessage.given;

import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Turns calls of Segment's tracking API into events. */
final class SegmentEvents {
  static final Set<String> CALLS = Set.of("track", "identify", "page", "screen", "group", "alias");

  private SegmentEvents() {}

  /**
   * The event that the call tells of.
   *
   * @param sentAt of the whole batch, null if not told
   * @throws BadValue if it is not a good one
   */
  static Event of(SegmentMessage message, @Nullable String sentAt, Instant receivedAt) {
    String type = message.type;
    if (type == null || !CALLS.contains(type)) {
      throw new BadValue("type", type, "one of track, identify, page, screen, group, alias");
    }
    String sent = message.sentAt == null ? sentAt : message.sentAt;
    boolean own = message.timestamp != null;
    Instant told =
        EventTime.of(
            own ? "timestamp" : "originalTimestamp",
            own ? message.timestamp : message.originalTimestamp,
            sent,
            receivedAt);
    String name = type.equals("track") ? name(message) : type;
    Instant at = Properties.saysOfConsent(name) ? EventTime.notAhead(told, receivedAt) : told;
    return new Event(
        id(message.messageId), customer(message, name), type, name, at, properties(type, message));
  }

  private static String name(SegmentMessage message) {
    String event = message.event;
    if (event == null || event.isEmpty() || event.length() > Limits.NAME_CHARACTERS) {
      throw new BadValue("event", event, "the event's name, of 1 to 1000 characters");
    }
    return event;
  }

  private static String customer(SegmentMessage message, String name) {
    String customer = message.customer();
    if (customer == null) {
      if (Event.isOfCatalogue(name)) {
        return "";
      }
      throw new BadValue("userId", message.userId, "a userId or an anonymousId");
    }
    if (!Limits.isId(customer)) {
      boolean user = given(message.userId);
      throw new BadValue(user ? "userId" : "anonymousId", customer, "an id of 1 to 512 bytes");
    }
    return customer;
  }

  /** The sender's id; without one, a random one that nobody needs to be unable to guess. */
  static String id(@Nullable String messageId) {
    if (messageId == null || messageId.isEmpty()) {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      long high = (random.nextLong() & ~0xF000L) | 0x4000L;
      long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
      return new UUID(high, low).toString();
    }
    if (!Limits.isId(messageId)) {
      throw new BadValue("messageId", messageId, "an id of 1 to 512 bytes");
    }
    return messageId;
  }

  private static Map<String, Object> properties(String type, SegmentMessage message) {
    switch (type) {
      case "track" -> {
        Map<String, Object> properties = orEmpty(message.properties);
        Properties.check(String.valueOf(message.event), properties);
        return properties;
      }
      case "identify" -> {
        Map<String, Object> traits =
            orEmpty(message.traits == null ? message.contextTraits : message.traits);
        Traits.check(traits);
        boolean both = given(message.userId) && given(message.anonymousId);
        return both ? with(traits, "anonymousId", anonymous(message)) : traits;
      }
      case "group" -> {
        return with(orEmpty(message.traits), "groupId", message.groupId);
      }
      case "alias" -> {
        return with(orEmpty(message.traits), "previousId", message.previousId);
      }
      default -> {
        Map<String, Object> properties = orEmpty(message.properties);
        return with(with(properties, "category", message.category), "name", message.name);
      }
    }
  }

  private static @Nullable String anonymous(SegmentMessage message) {
    String id = message.anonymousId;
    if (id != null && !Limits.isId(Event.ANONYMOUS + id)) {
      throw new BadValue("anonymousId", id, "an id of 1 to 512 bytes");
    }
    return id;
  }

  private static Map<String, Object> orEmpty(@Nullable Map<String, Object> map) {
    return map == null ? new LinkedHashMap<>() : map;
  }

  private static Map<String, Object> with(
      Map<String, Object> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
    return map;
  }
}
