package dev.tactus.journeys;

import dev.tactus.journeys.Passages.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares a history folded again with what was known before, and keeps the triggers given. */
final class Revision {
  private static final String NEVER_BEGUN = "revised";

  /** An effect with its place among those of one instant. */
  private record Placed(Effect effect, int rank) {}

  private final Passages before;
  private final Chronicle chronicle;
  private final Fold fold;
  private final Journeys journeys;
  private final Subjects subjects;
  private final List<Placed> effects = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();
  private final Set<Run> left = new HashSet<>();

  Revision(Passages before, Chronicle chronicle, Fold fold, Journeys journeys) {
    this.before = before;
    this.chronicle = chronicle;
    this.fold = fold;
    this.journeys = journeys;
    this.subjects = journeys.latest(before.journey()).subjects();
  }

  Moved moved() {
    keepGiven();
    enrollments();
    calls();
    Map<String, Set<String>> marks = marks();
    List<Enrollment> open =
        fold.open().stream()
            .map(e -> e.triggered(marks.getOrDefault(e.subject(), Set.of())))
            .toList();
    line(open);
    Passages after =
        new Passages(
            before.journey(),
            fold.watermark(),
            open,
            given,
            before.heard(),
            chronicle.pins(),
            before.forgotten());
    effects.sort(
        Comparator.comparing((Placed p) -> p.effect().at()).thenComparingInt(Placed::rank));
    return new Moved(after.forgetting(), effects.stream().map(Placed::effect).toList());
  }

  private void keepGiven() {
    for (Given g : before.given()) {
      Run run = chronicle.spanning(g.subject(), g.at());
      if (run != null) {
        run.marks.add(g.step());
      }
      given.add(new Given(g.subject(), g.step(), g.at(), run == null ? null : run.subject));
    }
  }

  private void enrollments() {
    Set<Run> continued = new HashSet<>();
    for (Enrollment e : before.open()) {
      Run run = chronicle.successor(e);
      if (run == null) {
        exited(e.subject(), NEVER_BEGUN, e.begunAt());
      } else if (run.end != null) {
        exited(e.subject(), String.valueOf(run.exit), run.end);
        left.add(run);
      } else {
        continued.add(run);
      }
    }
    for (Run run : chronicle.runs()) {
      if (run.isOpen() && !continued.contains(run)) {
        effects.add(new Placed(new Effect.Entered(run.subject, run.version, run.begunAt), 3));
      }
    }
  }

  /** Calls that no trigger given has answered. An enrollment that has ended ends them again. */
  private void calls() {
    List<Given> fresh = new ArrayList<>();
    for (Run run : chronicle.runs()) {
      List<Effect.Emit> emits =
          run.calls.stream()
              .filter(c -> !answered(run, c))
              .map(Run.Call::emit)
              .filter(e -> fresh.stream().noneMatch(g -> g.is(e, subjects)))
              .toList();
      for (Effect.Emit emit : emits) {
        effects.add(new Placed(emit, run.isOpen() ? 4 : 0));
        fresh.add(new Given(emit.subject(), emit.step(), emit.at(), run.subject));
      }
      if (!emits.isEmpty() && run.end != null && run.exit != null && isGone(run)) {
        exited(run.subject, run.exit, run.end);
      }
    }
    fresh.sort(Comparator.comparing(Given::at));
    given.addAll(fresh);
  }

  private boolean isGone(Run run) {
    return left.add(run) && fold.open().stream().noneMatch(e -> e.subject().equals(run.subject));
  }

  private boolean answered(Run run, Run.Call call) {
    return before.isForgotten(call.emit().at())
        || before.given().stream().anyMatch(g -> g.is(call.emit(), subjects))
        || (!call.repeat() && run.marks.contains(call.emit().step()));
  }

  /** Steps that triggers given mark as triggered, by open enrollment. */
  private Map<String, Set<String>> marks() {
    return chronicle.runs().stream()
        .filter(Run::isOpen)
        .collect(Collectors.toMap(r -> r.subject, r -> r.marks));
  }

  private void line(List<Enrollment> open) {
    Map<String, Instant> was = waiting(before.open());
    Map<String, Instant> is = waiting(open);
    was.forEach(
        (subject, since) -> {
          Instant now = is.get(subject);
          if (!since.equals(now)) {
            unqueued(subject, now == null ? since : now);
          }
        });
    is.forEach(
        (subject, since) -> {
          if (!since.equals(was.get(subject))) {
            effects.add(new Placed(new Effect.Queued(subject, subject, since), 5));
          }
        });
  }

  private void unqueued(String subject, Instant at) {
    effects.add(new Placed(new Effect.Unqueued(subject, subject, at), 1));
  }

  private Map<String, Instant> waiting(List<Enrollment> all) {
    Function<Enrollment, Journey> journey = e -> journeys.version(before.journey(), e.version());
    return all.stream()
        .filter(e -> journey.apply(e).waitsInLine(e.state()))
        .collect(Collectors.toMap(Enrollment::subject, Enrollment::begunAt));
  }

  private void exited(String subject, String exit, Instant at) {
    effects.add(new Placed(new Effect.Exited(subject, exit, at), 2));
  }
}
