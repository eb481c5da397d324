package dev.tactus.journeys;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds arrows of one state that one signal could take, unless their conditions exclude it. */
final class Ambiguity {
  private final Parts parts;
  private final Problems problems;
  private final Set<Spot> reported = new HashSet<>();

  Ambiguity(Parts parts, Problems problems) {
    this.parts = parts;
    this.problems = problems;
  }

  void check(List<Arrow> arrows) {
    for (int i = 0; i < arrows.size(); i++) {
      for (int j = i + 1; j < arrows.size(); j++) {
        pair(arrows.get(i), arrows.get(j));
      }
    }
  }

  private void pair(Arrow one, Arrow other) {
    if (meet(one.cue(), other.cue()) && !exclusive(one, other) && reported.add(other.spot())) {
      problems.add(
          other.spot(),
          other.cue().label() + " may also take the arrow of line " + one.spot().line(),
          "one arrow per signal in a state, or conditions of which one is the negation of the other");
    }
  }

  private boolean meet(Cue one, Cue other) {
    if (one instanceof Cue.Decides a && other instanceof Cue.Decides b) {
      boolean steps = a.step() == null || b.step() == null || a.step().equals(b.step());
      return a.answer() == b.answer() && steps;
    }
    return one.equals(other) || hidden(one, other) || hidden(other, one);
  }

  /** An event that changes the contents is two signals at once. */
  private boolean hidden(Cue event, Cue change) {
    Contents contents = parts.contents();
    return change instanceof Cue.Changes
        && event instanceof Cue.Happens h
        && contents != null
        && contents.concern(h.event());
  }

  private static boolean exclusive(Arrow one, Arrow other) {
    return one.when() != null
        && other.when() != null
        && Exclusion.proven(one.when().expression(), other.when().expression());
  }
}
