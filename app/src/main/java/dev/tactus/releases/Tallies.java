package dev.tactus.releases;

import java.time.Instant;

/** Counts what a release decided. */
public interface Tallies {
  /** Of the decisions of that release, {@code from <= decidedAt < to}. */
  Tally of(String release, Instant from, Instant to);

  /**
   * What a release decided in some time.
   *
   * @param sends decisions to send
   * @param failures decisions that could not be judged
   * @param mostToOne most sends to one customer
   */
  record Tally(long decisions, long sends, long failures, long mostToOne) {
    double sendShare() {
      return decisions == 0 ? 0 : (double) sends / decisions;
    }

    double failureShare() {
      return decisions == 0 ? 0 : (double) failures / decisions;
    }
  }
}
