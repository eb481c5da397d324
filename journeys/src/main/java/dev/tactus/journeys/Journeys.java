package dev.tactus.journeys;

import java.util.Collection;
import java.util.List;

/**
 * The active definitions: the latest version of each, older ones for enrollments pinned to them.
 */
public final class Journeys {
  private Journeys() {}

  /** Those on the class path, {@code /journeys/*.yaml}. */
  public static Journeys builtIn() {
    return new Journeys();
  }

  /** These, of which several may be versions of one journey. */
  public static Journeys of(Collection<Journey> journeys) {
    return new Journeys();
  }

  /**
   * The latest version.
   *
   * @throws IllegalArgumentException if there is no such journey
   */
  public Journey latest(String id) {
    throw new IllegalArgumentException("no journey " + id);
  }

  /**
   * That version.
   *
   * @throws IllegalArgumentException if there is no such journey or version
   */
  public Journey version(String id, int version) {
    throw new IllegalArgumentException("no journey " + id + " version " + version);
  }

  /** The latest version of each, by id. */
  public Collection<Journey> all() {
    return List.of();
  }
}
