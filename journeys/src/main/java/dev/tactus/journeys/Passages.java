package dev.tactus.journeys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All passages of one customer through one journey, as folded up to the watermark. Immutable; a
 * plain value that stores as JSON.
 *
 * @param watermark event or timer time up to which signals were taken; null: none yet
 * @param open open enrollments, by subject
 * @param given triggers given so far: they stand, whatever becomes known later
 */
public record Passages(
    String journey, @Nullable Instant watermark, List<Enrollment> open, List<Given> given) {
  /** A trigger that was given. */
  public record Given(String subject, String step, Instant at) {}

  /** No passage yet. */
  public static Passages none(String journey) {
    return new Passages(journey, null, List.of(), List.of());
  }

  /** When the next timer fires, null if none runs. */
  public @Nullable Instant due() {
    return open.stream()
        .map(Enrollment::due)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
