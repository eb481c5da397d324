package dev.tactus.releases;

import java.time.Instant;
import java.util.List;

/** Counts of what releases decided in their first minutes, of all processes. */
public interface Tallies {
  /** Adds to the counts of a release that began at that time. */
  void add(String release, Instant since, Tally more);

  Tally of(String release, Instant since);

  /**
   * The customers with most sends among that release's decisions, {@code from <= decidedAt < to},
   * most first.
   */
  List<Got> most(String release, Instant from, Instant to, int customers);

  /** How many sends one customer got. */
  record Got(String customer, long sends) {}
}
