package dev.tactus.journeys;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The active definitions: the latest version of each, older ones for enrollments pinned to them.
 */
public final class Journeys {
  private final Map<String, TreeMap<Integer, Journey>> byId = new TreeMap<>();
  private final Map<String, Set<String>> events = new HashMap<>();
  private final Map<String, Set<String>> reaching = new HashMap<>();

  private Journeys(Collection<Journey> journeys) {
    for (Journey j : journeys) {
      Journey same = byId.computeIfAbsent(j.id(), i -> new TreeMap<>()).put(j.version(), j);
      if (same != null && !same.yaml().equals(j.yaml())) {
        throw new IllegalArgumentException(
            "two different definitions of journey " + j.id() + " version " + j.version());
      }
      events.computeIfAbsent(j.id(), i -> new HashSet<>()).addAll(j.events());
      reaching.computeIfAbsent(j.id(), i -> new HashSet<>()).addAll(j.reaching());
    }
  }

  /** Those on the class path, {@code /journeys/*.yaml}. */
  public static Journeys builtIn() {
    return of(Shipped.journeys());
  }

  /** These, of which several may be versions of one journey. */
  public static Journeys of(Collection<Journey> journeys) {
    return new Journeys(journeys);
  }

  /**
   * The latest version.
   *
   * @throws IllegalArgumentException if there is no such journey
   */
  public Journey latest(String id) {
    return versions(id).lastEntry().getValue();
  }

  /** The latest version; empty if there is no such journey. */
  public Optional<Journey> find(String id) {
    TreeMap<Integer, Journey> versions = byId.get(id);
    return versions == null ? Optional.empty() : Optional.of(versions.lastEntry().getValue());
  }

  /**
   * That version.
   *
   * @throws IllegalArgumentException if there is no such journey or version
   */
  public Journey version(String id, int version) {
    Journey journey = versions(id).get(version);
    if (journey == null) {
      throw new IllegalArgumentException(
          "journey " + id + " has versions " + versions(id).keySet() + ", not " + version);
    }
    return journey;
  }

  /** Whether there is that version. */
  public boolean has(String id, int version) {
    TreeMap<Integer, Journey> versions = byId.get(id);
    return versions != null && versions.containsKey(version);
  }

  /** The latest version of each, by id. */
  public Collection<Journey> all() {
    return byId.values().stream().map(v -> v.lastEntry().getValue()).toList();
  }

  /** Names of the events that any version of it reacts to. */
  Set<String> events(String id) {
    return Objects.requireNonNullElse(events.get(id), Set.of());
  }

  /** Whether the event may concern enrollments that it does not name. */
  boolean reachesAll(String id, String event) {
    return Objects.requireNonNullElse(reaching.get(id), Set.of()).contains(event);
  }

  private TreeMap<Integer, Journey> versions(String id) {
    TreeMap<Integer, Journey> versions = byId.get(id);
    if (versions == null) {
      throw new IllegalArgumentException("no journey " + id + "; there are " + byId.keySet());
    }
    return versions;
  }
}
