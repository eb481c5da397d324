package dev.tactus.intake;

import dev.tactus.facts.Event;
import dev.tactus.facts.Traceparent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a body held.
 *
 * @param bad in the order of the body
 * @param writeKey the key that the body names, null if none
 */
public record Parsed(List<Event> events, List<SetAside> bad, @Nullable String writeKey) {
  /** What is expected of an event over which the core fails. */
  static final String TAKEABLE =
      "what can be taken: the core fails over it, and it is kept (GET /v1/events/rejected)";

  /** The bad items, and the good ones over which the core fails, in the order of the body. */
  public List<SetAside> badWith(Predicate<Event> fails) {
    Set<Integer> skipped = bad.stream().map(SetAside::index).collect(Collectors.toSet());
    List<SetAside> all = new ArrayList<>(bad);
    int index = -1;
    for (Event event : events) {
      do {
        index++;
      } while (skipped.contains(index));
      if (fails.test(event)) {
        all.add(new SetAside(index, "item", event.id(), TAKEABLE, event.customer(), ""));
      }
    }
    all.sort(Comparator.comparingInt(SetAside::index));
    return all;
  }

  /** Notes the trace of the call with those that do not tell one of their own. */
  public Parsed traced(@Nullable String header) {
    String traceparent = Traceparent.of(header);
    if (traceparent != null) {
      events.forEach(e -> trace(e, traceparent));
    }
    return this;
  }

  /** Traits are what is known of somebody: they tell no trace. */
  static void trace(Event e, String traceparent) {
    switch (e.type()) {
      case "track", "page", "screen" -> {
        if (e.traceparent() == null) {
          e.properties().put(Traceparent.NAME, traceparent);
        }
      }
      default -> {
        // no journey follows them anywhere
      }
    }
  }

  Parsed withKey(@Nullable String key) {
    return new Parsed(events, bad, key);
  }
}
