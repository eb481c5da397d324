package dev.tactus.journeys;

import dev.tactus.facts.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All passages of one customer through one journey, as folded up to the watermark. Immutable; a
 * plain value that stores as JSON.
 *
 * @param watermark event or timer time up to which signals were taken; null: none yet
 * @param open open enrollments, by subject
 * @param given triggers given, for a year at least: they stand, whatever becomes known later
 * @param heard signals that moved an enrollment and are no event: taken again with a history
 * @param pins since when entries were made into each version
 * @param forgotten the latest of the triggers given that are no longer listed: none is given any
 *     more up to there; null: all are listed
 */
public record Passages(
    String journey,
    @Nullable Instant watermark,
    List<Enrollment> open,
    List<Given> given,
    List<Heard> heard,
    List<Pin> pins,
    @Nullable Instant forgotten) {
  /** How long a trigger given is listed, in event time; longer than any is worth sending. */
  static final Duration LISTED = Duration.ofDays(365);

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
    private boolean follows(Given one) {
      return at.isAfter(one.at) && step.equals(one.step) && Objects.equals(counts, one.counts);
    }

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
    return new Passages(journey, null, List.of(), List.of(), List.of(), List.of(), null);
  }

  /** Whether what was given at that time need not be listed any more. */
  boolean isForgotten(Instant at) {
    return forgotten != null && !at.isAfter(forgotten);
  }

  /**
   * Without the triggers that were given more than a year ago; an open enrollment keeps the latest
   * of each of its steps, which counts as triggered in it however long it lasts.
   */
  Passages forgetting() {
    Instant before = watermark == null ? Instant.MIN : watermark.minus(LISTED);
    if (given.stream().allMatch(g -> g.at().isAfter(before))) {
      return this;
    }
    List<Given> listed =
        given.stream().filter(g -> g.at().isAfter(before) || isLatestOfOpen(g)).toList();
    Instant last =
        given.stream()
            .filter(g -> !g.at().isAfter(before) && !isLatestOfOpen(g))
            .map(Given::at)
            .reduce(forgotten == null ? Instant.MIN : forgotten, (a, b) -> a.isBefore(b) ? b : a);
    return last.equals(Instant.MIN)
        ? this
        : new Passages(journey, watermark, open, listed, heard, pins, last);
  }

  private boolean isLatestOfOpen(Given one) {
    Enrollment e = one.counts() == null ? null : find(one.counts());
    return e != null
        && e.triggered().contains(one.step())
        && given.stream().noneMatch(g -> g.follows(one));
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
