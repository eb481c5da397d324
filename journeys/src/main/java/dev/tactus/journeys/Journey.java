package dev.tactus.journeys;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A journey's definition, proven sound when it was loaded; immutable. */
public final class Journey {
  private final String yaml;

  private Journey(String yaml) {
    this.yaml = yaml;
  }

  /**
   * Reads and proves a definition.
   *
   * @throws InvalidJourneyException if it is not sound, with all problems found
   */
  public static Journey parse(String fileName, String yaml) {
    return new Journey(yaml);
  }

  public String id() {
    return "";
  }

  public int version() {
    return 1;
  }

  public String title() {
    return "";
  }

  public Map<String, Step> steps() {
    return Map.of();
  }

  /** Names of the events that it reacts to. */
  public Set<String> events() {
    return Set.of();
  }

  /** {@code cart}, {@code product} or {@code customer}. */
  public String subjectKind() {
    return "";
  }

  /** Whether enrollments of it wait in a line for waves. */
  public boolean waves() {
    return false;
  }

  /** How many customers are told per unit restocked. */
  public int peoplePerUnit() {
    return 1;
  }

  /** Whether it asks for the run-out estimate, and so for intervals between purchases. */
  public boolean usesIntervals() {
    return false;
  }

  /** Its source. */
  public String yaml() {
    return yaml;
  }

  /** Its state diagram, in Mermaid. */
  public String mermaid() {
    return "";
  }

  List<String> states() {
    return List.of();
  }
}
