package dev.tactus.journeys;

import dev.tactus.journeys.Milestone.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what became of every enrollment of a history while it is folded. */
final class Narrator implements Witness {
  private final String journey;
  private final Chronicle chronicle;
  private final List<Milestone> milestones = new ArrayList<>();

  Narrator(Passages before, Journeys journeys) {
    journey = before.journey();
    chronicle = new Chronicle(before, journeys);
  }

  List<Milestone> milestones() {
    return milestones;
  }

  @Override
  public Journey entering(Instant at) {
    return chronicle.entering(at);
  }

  @Override
  public Set<String> adopted(String subject) {
    return chronicle.adopted(subject);
  }

  @Override
  public void begun(Enrollment e) {
    chronicle.begun(e);
    note(e, Change.BEGUN, null, e.begunAt());
  }

  @Override
  public void restarted(Enrollment before, Enrollment after) {
    chronicle.restarted(before, after);
    note(after, Change.BEGUN, null, after.begunAt());
  }

  @Override
  public void moved(Enrollment before, Enrollment after, Instant at) {
    chronicle.moved(before, after, at);
    if (!before.state().equals(after.state())) {
      note(after, Change.MOVED, null, at);
    }
  }

  @Override
  public void ended(Enrollment e, String exit, Instant at) {
    chronicle.ended(e, exit, at);
    note(e, Change.EXITED, exit, at);
  }

  @Override
  public void landed(String subject, Instant at) {
    chronicle.landed(subject, at);
  }

  @Override
  public void triggered(Effect.Emit emit, boolean repeat) {
    chronicle.triggered(emit, repeat);
  }

  private void note(Enrollment e, Change change, @Nullable String exit, Instant at) {
    String state = exit == null ? e.state() : null;
    milestones.add(new Milestone(journey, e.version(), e.subject(), change, state, exit, at));
  }
}
