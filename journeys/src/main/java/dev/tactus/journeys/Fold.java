package dev.tactus.journeys;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes signals one after the other and moves the enrollments of one customer in one journey. */
final class Fold {
  private final String id;
  private final Journeys journeys;
  private final Surroundings world;
  private final Witness witness;
  private final Consumer<Taken> tracer;
  private final OpenEnrollments open;
  private @Nullable Instant watermark;

  /** Of the event that happens; timers, offers and decisions have none of their own. */
  private @Nullable String traceparent;

  Fold(
      Passages start,
      Journeys journeys,
      Surroundings world,
      Witness witness,
      Consumer<Taken> tracer) {
    this.id = start.journey();
    this.journeys = journeys;
    this.world = world;
    this.witness = witness;
    this.tracer = tracer;
    this.open = new OpenEnrollments(start.open());
    this.watermark = start.watermark();
  }

  List<Enrollment> open() {
    return open.toList();
  }

  @Nullable Instant watermark() {
    return watermark;
  }

  /** Fires every timer due at or before that time. */
  void elapse(Instant upTo) {
    for (Enrollment e = open.nextDue(upTo); e != null; e = open.nextDue(upTo)) {
      Arrow timer = Timers.first(pinned(e), e);
      Instant due = e.due();
      if (timer == null || due == null) {
        throw new IllegalStateException("enrollment " + e.subject() + " is due without a timer");
      }
      reached(due);
      // A timer set for the past fires when it was set.
      take(e, timer, watermark == null ? due : watermark, null);
    }
  }

  void happen(Event event) {
    elapse(event.at());
    reached(event.at());
    witness.sees(event);
    traceparent = event.traceparent();
    Subjects subjects = witness.entering(event.at()).subjects();
    List<String> addressed = addressed(event, subjects);
    List<String> fresh = addressed.stream().filter(s -> open.find(s) == null).toList();
    Set<String> own = own(event, addressed, subjects);
    boolean all = journeys.reachesAll(id, event.name());
    for (String subject : all ? open.subjects() : List.copyOf(own)) {
      react(subject, event, own.contains(subject), addressed.contains(subject));
    }
    fresh.forEach(subject -> enter(subject, event));
    traceparent = null;
    elapse(event.at());
  }

  /** An offer, when {@code answer} is null; else a decision. Whether it moved the enrollment. */
  boolean hear(String subject, @Nullable String step, @Nullable Answer answer, Instant at) {
    elapse(at);
    Enrollment e = find(subject);
    State state = e == null ? null : pinned(e).state(e.state());
    if (e == null || state == null) {
      return false;
    }
    Arrow arrow =
        answer == null ? state.offered() : state.decided(answer, step == null ? "" : step);
    if (arrow == null) {
      return false;
    }
    take(e, arrow, at, null);
    boolean moves = arrow.to() != null || arrow.exit() != null || arrow.anew() != null;
    if (moves) {
      reached(at);
    }
    return moves;
  }

  /** Ends what began before {@code until}. */
  void stop(Instant at, Instant until) {
    elapse(at);
    reached(at);
    for (Enrollment e : open.toList()) {
      if (e.begunAt().isBefore(until)) {
        leave(e, "stopped", at);
      }
    }
  }

  private List<String> addressed(Event event, Subjects subjects) {
    List<String> named = subjects.named(event);
    if (!named.isEmpty() || !subjects.orOpen()) {
      return named;
    }
    Enrollment last = open.lastChanged();
    return List.of(last == null ? subjects.derived(event.at()) : last.subject());
  }

  /** An open enrollment is also addressed by what its own version calls it. */
  private Set<String> own(Event event, List<String> addressed, Subjects subjects) {
    Set<String> own = new LinkedHashSet<>(addressed);
    for (Enrollment e : open.toList()) {
      Subjects then = pinned(e).subjects();
      if (!then.equals(subjects) && then.named(event).contains(e.subject())) {
        own.add(e.subject());
      }
    }
    return own;
  }

  /** One that no key names is found by its thread, since its subject follows its beginning. */
  private @Nullable Enrollment find(String subject) {
    Enrollment same = open.find(subject);
    Subjects subjects = journeys.latest(id).subjects();
    if (same != null || subjects.derivedFrom(subject) == null) {
      return same;
    }
    return open.toList().stream()
        .filter(e -> subjects.thread(e.subject()).equals(subjects.thread(subject)))
        .findFirst()
        .orElse(null);
  }

  /** What begins anew begins in the version that is entered now, and so under its subject. */
  private void react(String subject, Event event, boolean own, boolean addressed) {
    Enrollment e = open.find(subject);
    if (e == null) {
      return;
    }
    Journey journey = pinned(e);
    Contents contents = journey.contents();
    if (contents != null && contents.concern(event.name())) {
      if (own) {
        change(journey, e, contents, event);
      }
      return;
    }
    Scene scene = new Scene(journey, event, subject, e, world);
    for (Arrow arrow : journey.state(e.state()).on(event.name())) {
      boolean meant = arrow.all() || (arrow.anew() == null ? own : addressed);
      if (meant && arrow.holds(scene)) {
        take(e, arrow, event.at(), scene);
        return;
      } else if (meant) {
        witness.refused(e, arrow, scene);
      }
    }
  }

  private void change(Journey journey, Enrollment e, Contents contents, Event event) {
    Map<String, Double> now = contents.after(e.contents(), event);
    if (now == e.contents()) {
      return;
    }
    if (journey.subjects().key(event) == null) {
      witness.landed(e.subject(), event.at());
    }
    Enrollment changed = e.changed(now, event.at()).traced(traceparent);
    Arrow arrow = journey.state(e.state()).contents(now.isEmpty());
    if (arrow == null) {
      put(journey, e, changed, event.at());
    } else {
      open.put(changed);
      take(changed, arrow, event.at(), null);
    }
  }

  private void enter(String subject, Event event) {
    Journey journey = witness.entering(event.at());
    Scene scene = new Scene(journey, event, subject, null, world);
    for (Arrow arrow : journey.entrances(event.name())) {
      Map<String, Double> contents = scene.firstContents();
      if (arrow.holds(scene) && (journey.contents() == null || !contents.isEmpty())) {
        tracer.accept(new Taken(id, journey.version(), null, arrow));
        if (journey.subjects().key(event) == null) {
          witness.landed(subject, event.at());
        }
        begin(journey, subject, arrow, contents, scene.daysSupply(), event.at());
        return;
      }
      witness.refused(null, arrow, scene);
    }
  }

  private void begin(
      Journey journey,
      String subject,
      Arrow arrow,
      Map<String, Double> contents,
      @Nullable Double daysSupply,
      Instant at) {
    String state = arrow.anew() == null ? Objects.requireNonNull(arrow.to()) : arrow.anew();
    Enrollment e =
        Enrollment.begun(journey, subject, state, at)
            .changed(contents, at)
            .triggered(witness.adopted(subject));
    witness.begun(e);
    settle(journey, e, arrow, daysSupply, at);
  }

  /** Makes the estimate of a new enrollment, triggers, sets its timer; or ends it at once. */
  private void settle(
      Journey journey, Enrollment e, Arrow arrow, @Nullable Double daysSupply, Instant at) {
    Enrollment estimated = Estimates.of(journey, e, daysSupply, world, at);
    if (estimated == null) {
      leave(e, Estimates.without(journey), at);
    } else {
      Enrollment traced = estimated.traced(traceparent);
      open.put(Timers.set(journey, trigger(journey, traced, arrow, at)));
    }
  }

  private void take(Enrollment e, Arrow arrow, Instant at, @Nullable Scene scene) {
    Journey journey = pinned(e);
    tracer.accept(new Taken(id, e.version(), e.state(), arrow));
    if (arrow.exit() != null) {
      leave(e, arrow.exit(), at);
    }
    if (arrow.anew() != null) {
      again(e, arrow, at, scene);
    } else if (arrow.exit() == null) {
      Enrollment moved = arrow.to() == null ? e : e.in(arrow.to(), at);
      put(journey, e, trigger(journey, moved.traced(traceparent), arrow, at), at);
    }
  }

  private void again(Enrollment e, Arrow arrow, Instant at, @Nullable Scene scene) {
    Journey latest = witness.entering(at);
    String state = Objects.requireNonNull(arrow.anew());
    Journey journey = latest.hasState(state) ? latest : pinned(e);
    Double daysSupply = scene == null ? null : scene.daysSupply();
    Double supply = daysSupply == null ? Estimates.daysSupply(e) : daysSupply;
    if (arrow.exit() != null) {
      begin(journey, e.subject(), arrow, e.contents(), supply, at);
      return;
    }
    Enrollment anew = Enrollment.begun(journey, e.subject(), state, at).changed(e.contents(), at);
    witness.restarted(e, anew);
    settle(journey, anew, arrow, supply, at);
  }

  private Enrollment trigger(Journey journey, Enrollment e, Arrow arrow, Instant at) {
    String step = arrow.trigger();
    if (step == null || (e.triggered().contains(step) && !arrow.repeat())) {
      return e;
    }
    witness.triggered(Triggers.emit(journey, e, step, at), arrow.repeat());
    return e.triggered(Set.of(step));
  }

  private void put(Journey journey, Enrollment before, Enrollment after, Instant at) {
    Enrollment timed = Timers.set(journey, after);
    open.put(timed);
    witness.moved(before, timed, at);
  }

  private void leave(Enrollment e, String exit, Instant at) {
    open.remove(e.subject());
    witness.ended(e, exit, at);
  }

  private Journey pinned(Enrollment e) {
    return journeys.version(id, e.version());
  }

  private void reached(Instant at) {
    if (watermark == null || at.isAfter(watermark)) {
      watermark = at;
    }
  }
}
