package dev.tactus.journeys;

import dev.tactus.facts.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A state of a journey with the arrows that leave it, found by signal without search. */
final class State {
  private final String name;
  private final List<Arrow> arrows;
  private final Map<String, List<Arrow>> events = new HashMap<>();
  private final List<Arrow> timers = new ArrayList<>();
  private final List<Arrow> decisions = new ArrayList<>();
  private @Nullable Arrow changed;
  private @Nullable Arrow emptied;
  private @Nullable Arrow offered;

  State(String name, List<Arrow> arrows) {
    this.name = name;
    this.arrows = List.copyOf(arrows);
    arrows.forEach(this::index);
  }

  private void index(Arrow arrow) {
    Cue cue = arrow.cue();
    if (cue instanceof Cue.Happens h) {
      events.computeIfAbsent(h.event(), e -> new ArrayList<>()).add(arrow);
    } else if (cue instanceof Cue.Passes) {
      timers.add(arrow);
    } else if (cue instanceof Cue.Decides) {
      decisions.add(arrow);
    } else if (cue instanceof Cue.Changes c && c.emptied()) {
      emptied = arrow;
    } else if (cue instanceof Cue.Changes) {
      changed = arrow;
    } else {
      offered = arrow;
    }
  }

  String name() {
    return name;
  }

  List<Arrow> arrows() {
    return arrows;
  }

  List<Arrow> timers() {
    return timers;
  }

  List<Arrow> on(String event) {
    return events.getOrDefault(event, List.of());
  }

  @Nullable Arrow contents(boolean empty) {
    return empty ? emptied : changed;
  }

  @Nullable Arrow offered() {
    return offered;
  }

  @Nullable Arrow decided(Answer answer, String step) {
    for (Arrow arrow : decisions) {
      if (arrow.cue() instanceof Cue.Decides d && d.fits(answer, step)) {
        return arrow;
      }
    }
    return null;
  }
}
