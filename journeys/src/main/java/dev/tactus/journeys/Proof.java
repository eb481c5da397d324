package dev.tactus.journeys;

import dev.tactus.facts.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves of a definition: every name that it uses exists; every state can be reached; every path
 * ends (a customer who does nothing more comes, by timers alone, from every state to an exit); one
 * signal never takes two arrows of one state; what a trigger needs is there. Deadline and purpose
 * of every step are proven by the form.
 */
final class Proof {
  private final Parts parts;
  private final Tree root;
  private final Problems problems;

  Proof(Parts parts, Tree root, Problems problems) {
    this.parts = parts;
    this.root = root;
    this.problems = problems;
  }

  void run() {
    subject();
    contents();
    new ArrowProof(parts, problems).run();
    everyStepIsTriggered();
    if (parts.line() != null && !parts.states().containsKey(parts.line())) {
      problems.add(root.get("waves").get("line").spot(), "no state " + parts.line(), oneOfStates());
    }
    everyStateIsReached();
    everyPathEnds();
    parts.states().values().forEach(s -> new Ambiguity(parts, problems).check(s.arrows()));
    new Ambiguity(parts, problems).check(parts.enter());
  }

  private void subject() {
    Tree subject = root.get("subject");
    boolean cart = parts.subjects().kind().equals("cart");
    if (cart && parts.subjects().property() == null) {
      problems.add(subject.spot(), "a cart without key", "key, the property with the cart's id");
    }
    if (parts.subjects().orOpen() && !cart) {
      problems.add(subject.get("without-key").spot(), "only a cart may lack its key", "kind: cart");
    }
  }

  private void contents() {
    for (String key : parts.contents() == null ? List.<String>of() : List.of("add", "remove")) {
      Tree event = root.get("contents").get(key);
      if (Event.isOfCatalogue(event.text())) {
        problems.addIfNew(
            event.spot(),
            event.text() + " happens to the catalogue, and so to no customer",
            "an event of the customer");
      }
    }
  }

  private void everyStepIsTriggered() {
    Set<String> triggered =
        allArrows().map(Arrow::trigger).filter(Objects::nonNull).collect(Collectors.toSet());
    for (String step : parts.steps().keySet()) {
      if (!triggered.contains(step)) {
        Spot spot = root.get("steps").get(step).keySpot();
        problems.add(spot, "no arrow triggers the step " + step, "an arrow with trigger: " + step);
      }
    }
  }

  private void everyStateIsReached() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<State> next = new ArrayDeque<>();
    parts.enter().forEach(a -> visit(a.to(), reached, next));
    while (!next.isEmpty()) {
      for (Arrow arrow : next.pop().arrows()) {
        visit(arrow.to(), reached, next);
        visit(arrow.anew(), reached, next);
      }
    }
    for (String state : parts.states().keySet()) {
      if (!reached.contains(state)) {
        problems.add(stateSpot(state), state + " is never reached", "an arrow with to: " + state);
      }
    }
  }

  private void visit(@Nullable String name, Set<String> reached, Deque<State> next) {
    State state = name == null ? null : parts.states().get(name);
    if (state != null && reached.add(state.name())) {
      next.push(state);
    }
  }

  private void everyPathEnds() {
    for (State state : parts.states().values()) {
      if (state.timers().isEmpty()) {
        problems.add(
            stateSpot(state.name()),
            "a customer who does nothing stays in " + state.name() + " for ever",
            "an arrow with after, here or in any");
      } else if (circles(state.name(), state.name(), new HashSet<>())) {
        problems.add(
            stateSpot(state.name()),
            "time alone leads from " + state.name() + " back to it for ever",
            "timers that come to an exit");
      }
    }
  }

  private boolean circles(String from, String back, Set<String> seen) {
    State state = parts.states().get(from);
    if (state == null || !seen.add(from)) {
      return false;
    }
    List<String> next = new ArrayList<>();
    for (Arrow timer : state.timers()) {
      String to = timer.anew() != null ? timer.anew() : timer.to();
      next.add(timer.exit() != null && timer.anew() == null ? "" : to == null ? from : to);
    }
    return next.contains(back) || next.stream().anyMatch(n -> circles(n, back, seen));
  }

  private Stream<Arrow> allArrows() {
    return Stream.concat(
        parts.enter().stream(), parts.states().values().stream().flatMap(s -> s.arrows().stream()));
  }

  private Spot stateSpot(String state) {
    return root.get("states").get(state).keySpot();
  }

  private String oneOfStates() {
    return "one of " + parts.states().keySet();
  }
}
