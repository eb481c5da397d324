package dev.tactus.journeys;

import dev.tactus.journeys.Passages.Given;
import dev.tactus.journeys.Passages.Heard;
import dev.tactus.journeys.Passages.Pin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns what happens, as signals come in order, into effects at once. */
final class Forward implements Witness {
  private final Passages before;
  private final Journeys journeys;
  private final List<Effect> effects = new ArrayList<>();
  private List<Given> given;
  private final List<Heard> heard;
  private List<Pin> pins;
  private boolean more;

  Forward(Passages before, Journeys journeys) {
    this.before = before;
    this.journeys = journeys;
    given = before.given();
    heard = new ArrayList<>(before.heard());
    pins = before.pins();
  }

  @Override
  public Journey entering(Instant at) {
    return journeys.latest(before.journey());
  }

  /** Triggers given after the last exit, before the late event that caused it was known. */
  @Override
  public Set<String> adopted(String subject) {
    if (given.stream().allMatch(g -> g.counts() != null)) {
      return Set.of();
    }
    Subjects subjects = entering(Instant.MIN).subjects();
    Set<String> steps = new LinkedHashSet<>();
    List<Given> now = new ArrayList<>();
    for (Given g : given) {
      boolean counts =
          g.counts() == null && subjects.thread(g.subject()).equals(subjects.thread(subject));
      if (counts) {
        steps.add(g.step());
      }
      now.add(counts ? new Given(g.subject(), g.step(), g.at(), subject) : g);
    }
    given = now;
    return steps;
  }

  @Override
  public void begun(Enrollment e) {
    effects.add(new Effect.Entered(e.subject(), e.version(), e.begunAt()));
    pin(e);
    queue(e);
  }

  @Override
  public void restarted(Enrollment old, Enrollment anew) {
    pin(anew);
    unqueue(old, anew.begunAt());
    queue(anew);
  }

  @Override
  public void moved(Enrollment old, Enrollment now, Instant at) {
    if (waits(old) != waits(now)) {
      unqueue(old, at);
      queue(now);
    }
  }

  @Override
  public void ended(Enrollment e, String exit, Instant at) {
    unqueue(e, at);
    effects.add(new Effect.Exited(e.subject(), exit, at));
    given.stream()
        .filter(g -> e.subject().equals(g.counts()) && !g.subject().equals(e.subject()))
        .map(Given::subject)
        .distinct()
        .forEach(other -> effects.add(new Effect.Exited(other, exit, at)));
  }

  @Override
  public void landed(String subject, Instant at) {}

  @Override
  public void triggered(Effect.Emit emit, boolean repeat) {
    Subjects subjects = entering(emit.at()).subjects();
    if (before.isForgotten(emit.at()) || given.stream().anyMatch(g -> g.is(emit, subjects))) {
      return;
    }
    effects.add(emit);
    List<Given> now = new ArrayList<>(given);
    now.add(new Given(emit.subject(), emit.step(), emit.at(), emit.subject()));
    given = now;
    more = true;
  }

  void heard(Heard signal) {
    heard.add(signal);
  }

  Moved moved(Fold fold) {
    Passages now =
        new Passages(
            before.journey(),
            fold.watermark(),
            fold.open(),
            given,
            heard,
            pins,
            before.forgotten());
    return new Moved(more ? now.forgetting() : now, effects);
  }

  private void pin(Enrollment e) {
    if (pins.stream().noneMatch(p -> p.version() == e.version())) {
      pins = new ArrayList<>(pins);
      pins.add(new Pin(e.version(), e.begunAt()));
    }
  }

  private boolean waits(Enrollment e) {
    return journeys.version(before.journey(), e.version()).waitsInLine(e.state());
  }

  private void queue(Enrollment e) {
    if (waits(e)) {
      effects.add(new Effect.Queued(e.subject(), e.subject(), e.begunAt()));
    }
  }

  private void unqueue(Enrollment e, Instant at) {
    if (waits(e)) {
      effects.add(new Effect.Unqueued(e.subject(), e.subject(), at));
    }
  }
}
