package dev.tactus.journeys;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A journey's definition, proven sound when it was loaded; immutable. */
public final class Journey {
  private final Parts parts;
  private final Set<String> events = new HashSet<>();
  private final Set<String> reaching = new HashSet<>();
  private final Map<String, List<Arrow>> entrances = new HashMap<>();

  private Journey(Parts parts) {
    this.parts = parts;
    parts.enter().forEach(this::note);
    parts.states().values().forEach(s -> s.arrows().forEach(this::note));
    if (parts.contents() != null) {
      events.addAll(List.of(parts.contents().add(), parts.contents().remove()));
    }
    if (usesIntervals()) {
      events.addAll(Forecast.EVENTS);
    }
    for (Arrow arrow : parts.enter()) {
      String event = ((Cue.Happens) arrow.cue()).event();
      entrances.computeIfAbsent(event, e -> entrancesOn(e));
    }
  }

  /**
   * Reads and proves a definition.
   *
   * @throws InvalidJourneyException if it is not sound, with all problems found
   */
  public static Journey parse(String fileName, String yaml) {
    return parse(yaml, new Problems(fileName));
  }

  /**
   * Reads a definition that was active once: what is refused only since then is no problem.
   *
   * @throws InvalidJourneyException if it never was sound, with all problems found
   */
  public static Journey kept(String fileName, String yaml) {
    return parse(yaml, new Problems(fileName, true));
  }

  private static Journey parse(String yaml, Problems problems) {
    Source source = Source.read(yaml, problems);
    Form.check(source, problems);
    Parts parts = Reader.read(source, yaml, problems);
    new Proof(parts, Tree.of(source), problems).run();
    problems.throwIfAny();
    return new Journey(parts);
  }

  private void note(Arrow arrow) {
    if (arrow.cue() instanceof Cue.Happens happens) {
      events.add(happens.event());
      if (arrow.all()) {
        reaching.add(happens.event());
      }
    }
  }

  private List<Arrow> entrancesOn(String event) {
    return parts.enter().stream().filter(a -> a.cue().equals(new Cue.Happens(event))).toList();
  }

  public String id() {
    return parts.id();
  }

  public int version() {
    return parts.version();
  }

  public String title() {
    return parts.title();
  }

  public Map<String, Step> steps() {
    return Collections.unmodifiableMap(parts.steps());
  }

  /** Names of the events that it reacts to, or that its estimate is made of. */
  public Set<String> events() {
    return Collections.unmodifiableSet(events);
  }

  /** {@code cart}, {@code product} or {@code customer}. */
  public String subjectKind() {
    return parts.subjects().kind();
  }

  /** Whether enrollments of it wait in a line for waves. */
  public boolean waves() {
    return parts.line() != null;
  }

  /** How many customers are told per unit restocked. */
  public int peoplePerUnit() {
    return parts.peoplePerUnit();
  }

  /** Whether it asks for the run-out estimate, and so for intervals between purchases. */
  public boolean usesIntervals() {
    return parts.forecast() != null;
  }

  /** The deadline that the estimate of this enrollment gives a step; null if it gives none. */
  public @Nullable Instant deadline(String step, Enrollment e) {
    String name = parts.deadlines().get(step);
    String text = name == null ? null : e.memory().get(name);
    return text == null ? null : Instant.parse(text);
  }

  /** Its source. */
  public String yaml() {
    return parts.yaml();
  }

  /** Its state diagram, in Mermaid. */
  public String mermaid() {
    return new Diagram(parts).draw();
  }

  Parts parts() {
    return parts;
  }

  Subjects subjects() {
    return parts.subjects();
  }

  Map<String, Object> parameters() {
    return parts.parameters();
  }

  @Nullable Contents contents() {
    return parts.contents();
  }

  boolean hasState(String name) {
    return parts.states().containsKey(name);
  }

  State state(String name) {
    return Objects.requireNonNull(
        parts.states().get(name), () -> id() + " " + version() + " has no state " + name);
  }

  List<Arrow> entrances(String event) {
    return entrances.getOrDefault(event, List.of());
  }

  /** Events that may concern enrollments that they do not name. */
  Set<String> reaching() {
    return reaching;
  }

  boolean waitsInLine(String state) {
    return state.equals(parts.line());
  }
}
