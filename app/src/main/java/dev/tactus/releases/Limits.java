package dev.tactus.releases;

import org.jspecify.annotations.Nullable;

/**
 * What a release may do in its first minutes before it is taken back.
 *
 * @param sends most sends, as a multiple of those that the release before would have approved on
 *     the same facts; at least 1
 * @param person most sends to one customer, as a multiple of the most that the release before gave
 *     one; at least 1
 * @param failures largest part of the decisions that the rules could not make, 0 to 1
 */
public record Limits(double sends, double person, double failures) {
  /** What stands against a release, null: nothing. */
  @Nullable String against(Tally tally, long most, long mostBefore, GuardSettings settings) {
    if (tally.judged() < settings.decisions()) {
      return null;
    }
    double part = (double) tally.failures() / tally.judged();
    if (part > failures && tally.failures() > tally.failuresBefore()) {
      return "its rules could not judge %d of %d triggers"
          .formatted(tally.failures(), tally.judged());
    }
    if (tally.sends() > tally.sendsBefore() * sends + settings.few()) {
      return "it sends much more: %d of %d triggers, the release before would have sent %d"
          .formatted(tally.sends(), tally.judged(), tally.sendsBefore());
    }
    if (most > Math.max(1, mostBefore) * person) {
      return "it sends %d messages to one customer, the release before sent at most %d"
          .formatted(most, mostBefore);
    }
    return null;
  }
}
