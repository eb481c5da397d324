package dev.tactus.intake;

import dev.tactus.facts.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body held.
 *
 * @param bad in the order of the body
 * @param writeKey the key that the body names, null if none
 */
public record Parsed(List<Event> events, List<SetAside> bad, @Nullable String writeKey) {
  Parsed withKey(@Nullable String key) {
    return new Parsed(events, bad, key);
  }
}
