package dev.tactus.enrollment;

import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The journeys of this installation, for those who steer them. */
public interface JourneyDesk {
  /** All, by id. */
  List<Card> all();

  /** One; empty if there is none. */
  Optional<Card> find(String id);

  /** How many open enrollments are in which state; empty if counting would take too long. */
  Optional<Map<String, Long>> open(String id);

  /**
   * What speaks against adding this version beside those that are there.
   *
   * @param file the name under which problems are reported
   */
  List<Problem> problems(Journey journey, String file);

  /**
   * Adds a version against which nothing speaks; it is live in every process within two seconds.
   *
   * @return whether it is new
   * @throws dev.tactus.web.Conflict if somebody has just added another definition as that version
   */
  boolean add(Journey journey, @Nullable String note);

  /**
   * Starts, pauses or stops it; every process obeys within two seconds.
   *
   * @throws dev.tactus.web.Conflict if it is stopped and to be paused
   */
  void change(String id, JourneyState to, @Nullable String note);

  /**
   * A journey.
   *
   * @param latest version
   * @param since when it came into its state; null: it has always been running
   * @param versions oldest first
   */
  record Card(
      Journey latest, JourneyState state, @Nullable Instant since, List<Version> versions) {}

  /**
   * A version of it.
   *
   * @param uploaded not shipped, not from the folder
   */
  record Version(int version, Instant activeAt, boolean uploaded, String definition) {}
}
