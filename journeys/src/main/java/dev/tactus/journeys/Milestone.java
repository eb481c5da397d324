package dev.tactus.journeys;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that became of an enrollment, as the history shows it.
 *
 * @param at in event time
 * @param state that it came into; null at its exit
 * @param exit by which it left; null before
 */
public record Milestone(
    String journey,
    int version,
    String subject,
    Change change,
    @Nullable String state,
    @Nullable String exit,
    Instant at) {
  /** What became of it. */
  public enum Change {
    BEGUN,
    MOVED,
    EXITED;

    /** The lower-case name. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
