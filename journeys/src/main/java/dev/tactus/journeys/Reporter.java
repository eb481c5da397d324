package dev.tactus.journeys;

import dev.tactus.facts.Event;
import dev.tactus.journeys.Account.Cause;
import dev.tactus.journeys.Account.Given;
import dev.tactus.journeys.Account.Passage;
import dev.tactus.journeys.Account.Untaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes down by what enrollments moved, and why they did not, while a history is folded. */
final class Reporter extends Chronicle implements Consumer<Taken> {
  private final Journeys journeys;
  private final String journey;
  private final @Nullable String subject;
  private final List<Passages.Given> given;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Arrow, Refusal> outside = new IdentityHashMap<>();
  private @Nullable Event event;
  private @Nullable Taken taken;

  Reporter(Passages before, Journeys journeys, @Nullable String subject) {
    super(before, journeys);
    this.journeys = journeys;
    this.journey = before.journey();
    this.subject = subject;
    this.given = before.given();
  }

  /** A condition that did not hold. */
  private record Refusal(Instant at, @Nullable String seen) {}

  /** A passage as it is written. */
  private static final class Line {
    private Enrollment now;
    private final Cause begun;
    private final Map<Arrow, Refusal> refusals = new IdentityHashMap<>();
    private @Nullable String exit;
    private @Nullable Cause ended;

    private Line(Enrollment now, Cause begun) {
      this.now = now;
      this.begun = begun;
    }
  }

  /**
   * The whole account.
   *
   * @param open what is open at the end
   * @param events the names of all events that were taken
   */
  Account account(List<Enrollment> open, List<String> events) {
    Journey latest = journeys.latest(journey);
    List<Passage> passages = new ArrayList<>();
    for (Line line : lines) {
      open.stream().filter(e -> line.ended == null && is(line, e)).forEach(e -> line.now = e);
      passages.add(passage(line, events));
    }
    List<Untaken> entrances =
        lines.stream().noneMatch(line -> concerns(line.now.subject()))
            ? latest.parts().enter().stream().map(a -> entrance(a, events)).toList()
            : List.of();
    return new Account(journey, latest.version(), events.size(), passages, entrances);
  }

  private Passage passage(Line line, List<String> events) {
    Enrollment e = line.now;
    List<Untaken> untaken =
        line.ended == null
            ? journeys.version(journey, e.version()).state(e.state()).arrows().stream()
                .map(arrow -> untaken(arrow, line, events))
                .toList()
            : List.of();
    return new Passage(
        e.subject(),
        e.version(),
        line.begun,
        e.state(),
        e.stateSince(),
        line.exit,
        line.ended,
        triggers(line),
        untaken);
  }

  private Untaken entrance(Arrow arrow, List<String> events) {
    Refusal refusal = outside.get(arrow);
    if (refusal != null) {
      return refused(arrow, refusal);
    }
    String name = arrow.cue().label();
    String came =
        subject == null
            ? "A " + name + " came that names no subject to enter for."
            : "No " + name + " was about it.";
    String why = events.contains(name) ? came : "There was no " + name + ".";
    return of(arrow, why, null, null);
  }

  private static Untaken untaken(Arrow arrow, Line line, List<String> events) {
    Refusal refusal = line.refusals.get(arrow);
    if (refusal != null) {
      return refused(arrow, refusal);
    }
    Cue cue = arrow.cue();
    if (cue instanceof Cue.Passes) {
      Instant due = Timers.due(arrow, line.now);
      boolean given =
          !arrow.repeat()
              && arrow.trigger() != null
              && line.now.triggered().contains(arrow.trigger());
      String already = given ? ", and triggers nothing: that was already done." : ".";
      return of(arrow, "The timer is due at " + due + already, due, null);
    } else if (cue instanceof Cue.Happens happens) {
      String some = events.contains(happens.event()) ? " that concerns it." : ".";
      return of(arrow, "There was no " + happens.event() + some, null, null);
    } else if (cue instanceof Cue.Changes) {
      return of(
          arrow,
          "Its contents have not "
              + (cue.label().endsWith("emptied") ? "been emptied." : "changed since."),
          null,
          null);
    } else if (cue instanceof Cue.Offers) {
      return of(arrow, "No wave has come to it.", null, null);
    }
    return of(arrow, "No trigger of it was " + cue.label() + ".", null, null);
  }

  private static Untaken refused(Arrow arrow, Refusal refusal) {
    String why =
        refusal.seen() == null
            ? "It came, but with nothing to begin with."
            : "It came, but its condition did not hold.";
    return of(arrow, why, null, refusal);
  }

  private static Untaken of(
      Arrow arrow, String why, @Nullable Instant due, @Nullable Refusal refusal) {
    String state = arrow.to() == null ? arrow.anew() : arrow.to();
    String to = arrow.exit() != null ? "exit " + arrow.exit() : state == null ? "stays" : state;
    return new Untaken(
        arrow.cue().label(),
        arrow.when() == null ? null : arrow.when().text(),
        to,
        arrow.trigger(),
        why,
        due,
        refusal == null ? null : refusal.at(),
        refusal == null ? null : refusal.seen());
  }

  @Override
  public void sees(Event next) {
    event = next;
  }

  @Override
  public void accept(Taken arrow) {
    taken = arrow;
  }

  @Override
  public void refused(@Nullable Enrollment e, Arrow arrow, Scene scene) {
    Guard guard = arrow.when();
    boolean held = guard == null || guard.holds(scene);
    Refusal refusal =
        new Refusal(scene.at(), held ? null : Glance.of(Objects.requireNonNull(guard), scene));
    if (e == null) {
      if (concerns(scene.subject())) {
        outside.put(arrow, refusal);
      }
    } else {
      current(e).refusals.put(arrow, refusal);
    }
  }

  private boolean concerns(String other) {
    return subject == null || subject.equals(other);
  }

  @Override
  public void begun(Enrollment e) {
    super.begun(e);
    lines.add(new Line(e, cause(e.begunAt())));
  }

  @Override
  public void restarted(Enrollment before, Enrollment after) {
    current(before).ended = cause(after.begunAt());
    super.restarted(before, after);
  }

  @Override
  public void moved(Enrollment before, Enrollment after, Instant at) {
    super.moved(before, after, at);
    current(before).now = after;
  }

  @Override
  public void ended(Enrollment e, String exit, Instant at) {
    super.ended(e, exit, at);
    Line line = current(e);
    boolean byArrow = taken != null && exit.equals(taken.arrow().exit());
    String by = exit.equals("stopped") ? "the journey was stopped" : "no estimate can be made";
    line.exit = exit;
    line.ended = byArrow ? cause(at) : new Cause(by, null, at);
  }

  /** What was given, which a history folded again need not give: offers are no part of it. */
  private List<Given> triggers(Line line) {
    Cause end = line.ended;
    return given.stream()
        .filter(g -> line.now.subject().equals(g.counts() == null ? g.subject() : g.counts()))
        .filter(g -> !g.at().isBefore(line.begun.at()))
        .filter(g -> end == null || !g.at().isAfter(end.at()))
        .map(g -> new Given(g.step(), g.at()))
        .toList();
  }

  private Cause cause(Instant at) {
    Cue cue = Objects.requireNonNull(taken).arrow().cue();
    boolean byEvent = cue instanceof Cue.Happens || cue instanceof Cue.Changes;
    return byEvent && event != null
        ? new Cause(event.name(), event.id(), at)
        : new Cause(cue.label(), null, at);
  }

  private Line current(Enrollment e) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (is(lines.get(i), e) && lines.get(i).ended == null) {
        return lines.get(i);
      }
    }
    throw new IllegalStateException("no passage is open for " + e.subject());
  }

  private static boolean is(Line line, Enrollment e) {
    return line.now.subject().equals(e.subject());
  }
}
