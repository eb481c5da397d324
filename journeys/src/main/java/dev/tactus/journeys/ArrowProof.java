package dev.tactus.journeys;

import dev.tactus.facts.Event;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proves of each arrow that what it names exists and that its parts go together. */
final class ArrowProof {
  private final Parts parts;
  private final Problems problems;

  ArrowProof(Parts parts, Problems problems) {
    this.parts = parts;
    this.problems = problems;
  }

  void run() {
    Set<Arrow> arrows = new LinkedHashSet<>(parts.enter());
    parts.states().values().forEach(s -> arrows.addAll(s.arrows()));
    arrows.forEach(this::check);
  }

  private void check(Arrow arrow) {
    known(arrow, "state", arrow.to(), parts.states().keySet());
    known(arrow, "state", arrow.anew(), parts.states().keySet());
    known(arrow, "step", arrow.trigger(), parts.steps().keySet());
    if (arrow.cue() instanceof Cue.Decides decides) {
      known(arrow, "step", decides.step(), parts.steps().keySet());
    }
    signal(arrow);
    together(arrow);
  }

  private void signal(Arrow arrow) {
    Cue cue = arrow.cue();
    boolean event = cue instanceof Cue.Happens;
    refuse(arrow, arrow.when() != null && !event, "when without on", "a condition on an event");
    if (cue instanceof Cue.Happens happens && Event.isOfCatalogue(happens.event())) {
      problems.addIfNew(
          arrow.spot(),
          happens.event() + " happens to the catalogue, and so to no customer",
          "an event of the customer (who waits for stock: waves and offered)");
    }
    refuse(arrow, arrow.all() && !event, "reach without on", "reach: all on an event");
    refuse(
        arrow,
        cue instanceof Cue.Passes p && isForecast(p.since()) && parts.forecast() == null,
        "an instant that nothing estimates",
        "an estimate in this journey, or begun, changed, entered");
    refuse(
        arrow,
        cue instanceof Cue.Changes && parts.contents() == null,
        "a change of contents where no events change them",
        "contents with add and remove");
    refuse(
        arrow,
        cue instanceof Cue.Offers && parts.line() == null,
        "offered without waves",
        "waves with the state that waits in the line");
  }

  private void together(Arrow arrow) {
    boolean leaves = arrow.exit() != null;
    boolean moves = arrow.to() != null;
    refuse(
        arrow,
        moves && (leaves || arrow.anew() != null),
        "to beside exit or anew",
        "to alone, exit alone, anew alone, or exit with anew");
    refuse(
        arrow,
        leaves && arrow.anew() == null && arrow.trigger() != null,
        "a trigger that its own exit ends at once",
        "a trigger on an arrow that stays in the journey");
    refuse(
        arrow,
        arrow.repeat() && arrow.trigger() == null,
        "repeat without trigger",
        "the trigger that is repeated");
    refuse(
        arrow,
        arrow.cue() instanceof Cue.Passes && !moves && !leaves && arrow.anew() == null,
        "a timer that stays where it is fires for ever",
        "to or exit");
  }

  private static boolean isForecast(String since) {
    return Forecast.INSTANTS.contains(since);
  }

  private void known(Arrow arrow, String what, @Nullable String name, Set<String> names) {
    refuse(
        arrow, name != null && !names.contains(name), "no " + what + " " + name, "one of " + names);
  }

  private void refuse(Arrow arrow, boolean wrong, String message, String expected) {
    if (wrong) {
      problems.add(arrow.spot(), message, expected);
    }
  }
}
