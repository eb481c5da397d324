package dev.tactus.journeys;

import dev.cel.runtime.CelVariableResolver;
import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a condition can see: one event and one enrollment (none yet, on entering). */
final class Scene implements CelVariableResolver {
  private final Journey journey;
  private final Event event;
  private final String subject;
  private final @Nullable Enrollment enrollment;
  private final Surroundings world;

  Scene(
      Journey journey,
      Event event,
      String subject,
      @Nullable Enrollment enrollment,
      Surroundings world) {
    this.journey = journey;
    this.event = event;
    this.subject = subject;
    this.enrollment = enrollment;
    this.world = world;
  }

  @Override
  public Optional<Object> find(String name) {
    return Optional.ofNullable(value(name));
  }

  private @Nullable Object value(String name) {
    Enrollment e = enrollment;
    return switch (name) {
      case "event" -> event.properties();
      case "line" -> line();
      case "key" -> Optional.ofNullable(journey.subjects().key(event)).orElse("");
      case "subject" -> subject;
      case "products" -> event.lines().stream().map(Event.Line::product).toList();
      case "contents" -> e == null ? Map.of() : e.contents();
      case "namesSubject" -> namesSubject();
      case "consumable" -> consumable();
      case "parameters" -> journey.parameters();
      case "memory" -> e == null ? Map.of() : e.remembered();
      case "at" -> event.at();
      case "begun" -> e == null ? event.at() : e.begunAt();
      case "changed" -> e == null ? event.at() : e.changedAt();
      default -> null;
    };
  }

  Instant at() {
    return event.at();
  }

  String subject() {
    return subject;
  }

  Event event() {
    return event;
  }

  /** Properties of the event's lines about the subject as one: what one line affirms, holds. */
  Map<String, Object> line() {
    Map<String, Object> all = new HashMap<>();
    for (Event.Line line : event.lines()) {
      if (subject.equals(journey.subjects().of(line)) || subject.equals(line.product())) {
        line.properties()
            .forEach((k, v) -> all.compute(k, (n, was) -> Guards.isTrue(was) ? was : v));
      }
    }
    return all;
  }

  /** A variant and the product that it is one of are as good as each other. */
  private boolean namesSubject() {
    String whole = world.product(subject).variantOf();
    for (Event.Line line : event.lines()) {
      for (String id : List.of(line.product(), journey.subjects().of(line))) {
        if (id.equals(subject)
            || id.equals(whole)
            || subject.equals(world.product(id).variantOf())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean consumable() {
    return world.product(subject).consumable() || Guards.isTrue(line().get("consumable"));
  }

  /** For how many days one unit lasts, as the event or else the catalogue says. */
  @Nullable Double daysSupply() {
    return line().get("days_supply") instanceof Number n
        ? Double.valueOf(n.doubleValue())
        : world.product(subject).daysSupply();
  }

  /** What an enrollment begun by this event holds. */
  Map<String, Double> firstContents() {
    Contents contents = journey.contents();
    if (contents != null) {
      return contents.after(Map.of(), event);
    }
    return journey.subjectKind().equals("product") ? Map.of(subject, 1.0) : products();
  }

  private Map<String, Double> products() {
    Map<String, Double> units = new LinkedHashMap<>();
    for (Event.Line line : event.lines()) {
      units.merge(line.product(), line.quantity(), Double::sum);
    }
    return units;
  }

  /** Products that the event names. */
  Set<String> named() {
    return products().keySet();
  }
}
