package dev.tactus.demo;

import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Makes events; they get their ids when their order is known. */
final class Happening {
  private Happening() {}

  /** Something a customer did. */
  static Event track(Instant at, String customer, String name, Map<String, Object> properties) {
    return new Event("", customer, "track", name, at, properties);
  }

  /** Something that happened to the catalogue. */
  static Event shelf(Instant at, String name, Map<String, Object> properties) {
    return track(at, "", name, properties);
  }

  /** What the API was told: {@code customer}, {@code consent}, {@code preferences}. */
  static Event told(Instant at, String customer, String type, Map<String, Object> body) {
    return new Event("", customer, type, type, at, body);
  }

  /** The same, that much later. */
  static Event later(Event e, Duration by) {
    return new Event(e.id(), e.customer(), e.type(), e.name(), e.at().plus(by), e.properties());
  }

  /** The same under that id. */
  static Event named(Event e, String id) {
    return new Event(id, e.customer(), e.type(), e.name(), e.at(), e.properties());
  }
}
