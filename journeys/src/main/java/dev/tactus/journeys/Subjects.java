package dev.tactus.journeys;

import dev.tactus.facts.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a journey's enrollments are about, and how events name it.
 *
 * @param property names the subject; null: by kind alone
 * @param orOpen an event without the property goes to the open enrollment, else to a new one
 */
record Subjects(String kind, @Nullable String property, boolean orOpen) {
  @Nullable String key(Event event) {
    return property == null ? null : event.text(property);
  }

  /** Subjects that the event names by itself; empty: none. */
  List<String> named(Event event) {
    List<String> products =
        kind.equals("product")
            ? event.lines().stream().map(this::of).distinct().toList()
            : List.of();
    if (!products.isEmpty()) {
      return products;
    }
    String key = key(event);
    if (key != null) {
      return List.of(key);
    }
    return switch (kind) {
      case "customer" -> List.of(kind);
      default -> List.of();
    };
  }

  /** The product that a line is about, by the property where products have one and it has that. */
  String of(Event.Line line) {
    String key = property == null || !kind.equals("product") ? null : line.text(property);
    return key == null ? line.product() : key;
  }

  /** The subject of a new enrollment that no key names. */
  String derived(Instant begunAt) {
    return kind + "@" + begunAt;
  }

  /** When the enrollment of a derived subject was begun; null if the subject was named. */
  @Nullable Instant derivedFrom(String subject) {
    if (!orOpen || !subject.startsWith(kind + "@")) {
      return null;
    }
    try {
      return Instant.parse(subject.substring(kind.length() + 1));
    } catch (DateTimeException aKeyThatLooksAlike) {
      return null;
    }
  }

  /** Enrollments of one thread follow each other; those that no key names are one thread. */
  String thread(String subject) {
    return derivedFrom(subject) == null ? subject : kind + "@";
  }
}
