package dev.tactus.journeys;

import dev.tactus.journeys.Milestone.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what became of every enrollment of a history while it is folded. */
final class Narrator extends Chronicle {
  private final String journey;
  private final List<Milestone> milestones = new ArrayList<>();

  Narrator(Passages before, Journeys journeys) {
    super(before, journeys);
    journey = before.journey();
  }

  List<Milestone> milestones() {
    return milestones;
  }

  @Override
  public void begun(Enrollment e) {
    super.begun(e);
    note(e, Change.BEGUN, null, e.begunAt());
  }

  @Override
  public void moved(Enrollment before, Enrollment after, Instant at) {
    super.moved(before, after, at);
    if (!before.state().equals(after.state())) {
      note(after, Change.MOVED, null, at);
    }
  }

  @Override
  public void ended(Enrollment e, String exit, Instant at) {
    super.ended(e, exit, at);
    note(e, Change.EXITED, exit, at);
  }

  private void note(Enrollment e, Change change, @Nullable String exit, Instant at) {
    String state = exit == null ? e.state() : null;
    milestones.add(new Milestone(journey, e.version(), e.subject(), change, state, exit, at));
  }
}
