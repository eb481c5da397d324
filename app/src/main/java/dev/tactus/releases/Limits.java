package dev.tactus.releases;

import org.jspecify.annotations.Nullable;

/**
 * What a release may do in its first minutes before it is taken back.
 *
 * @param sends most sends, as a multiple of those that the release before would have approved on
 *     the same facts; at least 1
 * @param person most sends to one customer, as a multiple of those that the release before would
 *     have approved on the same facts; at least 1
 * @param failures largest part of the decisions that the rules could not make, and those of the
 *     release before could, 0 to 1
 */
public record Limits(double sends, double person, double failures) {
  /**
   * What stands against a release, null: nothing.
   *
   * @param decisions how many it must have made before its sends count; failures count at once
   * @param few so many failures are no part yet, and at least so many sends are compared with
   */
  @Nullable String against(Tally tally, long decisions, long few) {
    long failed = tally.failures() - tally.failuresBefore();
    if (failed > few && failed > tally.judged() * failures) {
      return "its rules could not judge %d of %d triggers, those of the release before %d"
          .formatted(tally.failures(), tally.judged(), tally.failuresBefore());
    }
    if (tally.judged() >= decisions && tally.sends() > Math.max(tally.sendsBefore(), few) * sends) {
      return "it sends much more: %d of %d triggers, the release before would have sent %d"
          .formatted(tally.sends(), tally.judged(), tally.sendsBefore());
    }
    return null;
  }

  /** Whether one customer got too many, where the release before would have sent so many. */
  boolean isTooMany(long got, long before) {
    return got > Math.max(1, before) * person;
  }
}
