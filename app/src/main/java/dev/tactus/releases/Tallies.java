package dev.tactus.releases;

import java.time.Instant;

/** Counts of what releases decided in their first minutes, of all processes. */
public interface Tallies {
  /** Adds to the counts of a release that began at that time. */
  void add(String release, Instant since, Tally more);

  Tally of(String release, Instant since);

  /** Most sends to one customer among that release's decisions, {@code from <= decidedAt < to}. */
  long mostToOne(String release, Instant from, Instant to);
}
