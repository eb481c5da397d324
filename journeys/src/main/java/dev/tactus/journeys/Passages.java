package dev.tactus.journeys;

import dev.tactus.facts.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All passages of one customer through one journey, as folded up to the watermark. Immutable; a
 * plain value that stores as JSON.
 *
 * @param watermark event or timer time up to which signals were taken; null: none yet
 * @param open open enrollments, by subject
 * @param given triggers given so far: they stand, whatever becomes known later
 * @param heard signals that moved an enrollment and are no event: taken again with a history
 * @param pins since when entries were made into each version
 */
public record Passages(
    String journey,
    @Nullable Instant watermark,
    List<Enrollment> open,
    List<Given> given,
    List<Heard> heard,
    List<Pin> pins) {
  public Passages {
    open = List.copyOf(open);
    given = List.copyOf(given);
    heard = List.copyOf(heard);
    pins = List.copyOf(pins);
  }

  /**
   * A trigger that was given.
   *
   * @param subject under which it was given
   * @param counts the subject of the enrollment in which it counts as triggered; null: the next one
   */
  public record Given(String subject, String step, Instant at, @Nullable String counts) {
    /** Whether that would be the same trigger, by whatever subject: none is given twice. */
    boolean is(Effect.Emit emit, Subjects subjects) {
      return at.equals(emit.at())
          && step.equals(emit.step())
          && subjects.thread(subject).equals(subjects.thread(emit.subject()));
    }
  }

  /**
   * An offer ({@code answer} null), a decision, or the stop of the journey ({@code subject} null).
   */
  public record Heard(
      @Nullable String subject, @Nullable String step, @Nullable Answer answer, Instant at) {}

  /** The first entry into that version. */
  public record Pin(int version, Instant since) {}

  /** No passage yet. */
  public static Passages none(String journey) {
    return new Passages(journey, null, List.of(), List.of(), List.of(), List.of());
  }

  /** When the next timer fires, null if none runs. */
  public @Nullable Instant due() {
    Instant next = null;
    for (Enrollment e : open) {
      Instant due = e.due();
      if (due != null && (next == null || due.isBefore(next))) {
        next = due;
      }
    }
    return next;
  }

  /**
   * The open enrollment that a trigger given under that subject belongs to; null: it has ended. A
   * late event can change the subject of an enrollment that no cart id names.
   */
  public @Nullable Enrollment enrollment(String subject) {
    Enrollment same = find(subject);
    if (same != null) {
      return same;
    }
    for (Given g : given) {
      String counts = g.counts();
      if (g.subject().equals(subject) && counts != null) {
        return find(counts);
      }
    }
    return null;
  }

  private @Nullable Enrollment find(String subject) {
    for (Enrollment e : open) {
      if (e.subject().equals(subject)) {
        return e;
      }
    }
    return null;
  }
}
