package dev.tactus.journeys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One enrollment of a history, from its beginning to its end, as a fold of all of it shows it. */
final class Run {
  /** A trigger that the history calls for. */
  record Call(Effect.Emit emit, boolean repeat) {}

  final String subject;
  final int version;
  final Instant begunAt;

  /** End of the previous enrollment of the thread: triggers given since count in this one. */
  final Instant since;

  final List<Call> calls = new ArrayList<>();
  final Set<String> marks = new LinkedHashSet<>();

  /** Null: it is open. */
  @Nullable Instant end;

  /** Null: it is open, or it began anew without an exit. */
  @Nullable String exit;

  /** What it began anew as. */
  @Nullable Run next;

  Run(Enrollment e, Instant since) {
    this.subject = e.subject();
    this.version = e.version();
    this.begunAt = e.begunAt();
    this.since = since;
  }

  void end(Instant at, @Nullable String by) {
    end = at;
    exit = by;
  }

  boolean isOpen() {
    return end == null;
  }

  /** Whether that time is in (end of the previous one, end of this one]. */
  boolean spans(Instant at) {
    return at.isAfter(since) && (end == null || !at.isAfter(end));
  }

  /** Whether it was open at that time. */
  boolean holds(Instant at) {
    return !at.isBefore(begunAt) && (end == null || !at.isAfter(end));
  }

  /** What it has become by beginning anew. */
  Run latest() {
    Run run = this;
    while (run.next != null) {
      run = run.next;
    }
    return run;
  }
}
