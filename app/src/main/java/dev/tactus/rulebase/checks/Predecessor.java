package dev.tactus.rulebase.checks;

import dev.tactus.facts.Gate;
import dev.tactus.rulebase.Place;
import dev.tactus.rulebase.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The release that an upload is to follow, as far as it was covered by saved cases.
 *
 * @param coverage null: there is none
 * @param acceptsLess whether less is only told, and not refused
 */
record Predecessor(@Nullable Coverage coverage, boolean acceptsLess) {
  private static final String LESS =
      "Add a saved case in which the rule fires, or accept that less is shown by cases.";
  private static final String WHOLE =
      "A release is the whole of the rules, not an addition to those that judge now. Begin with all"
          + " of them (\"rules init\" writes the shipped ones), and change what you want changed";

  void compare(Coverage now, List<Rule> rules, Report report) {
    Set<String> gates = gates(now);
    if (!gates.contains(Gate.CONSENT.id())) {
      report.error(
          Place.of("rules/" + Gate.CONSENT.id()),
          "There is no rule of the gate consent: nobody would be asked for permission any more.",
          WHOLE + ".");
    }
    if (coverage == null) {
      return;
    }
    gone(coverage, now, gates, report);
    for (String lost : now.lostSince(coverage)) {
      tell(
          place(lost, rules),
          "No saved case fires rule \"" + lost + "\" any more; in the release before, one did.",
          LESS,
          report);
    }
    if (now.share() < coverage.share()) {
      tell(
          Place.of("cases"),
          "Saved cases fire " + now + ", in the release before " + coverage + ".",
          LESS,
          report);
    }
  }

  /** A gate that is gone is told once, not again for each of its rules. */
  private void gone(Coverage earlier, Coverage now, Set<String> gates, Report report) {
    String hint = WHOLE + "; if it is to go, accept less.";
    Set<String> lost = gates(earlier);
    lost.removeAll(gates);
    for (String gate : lost) {
      tell(
          Place.of("rules/" + gate),
          "There is no rule of the gate " + gate + " any more; in the release before, there was.",
          hint,
          report);
    }
    for (String rule : now.goneSince(earlier)) {
      if (!lost.contains(gate(rule))) {
        tell(
            Place.of("rules/" + gate(rule)),
            "Rule \"" + rule + "\" is gone; in the release before, a saved case fired it.",
            hint,
            report);
      }
    }
  }

  private void tell(Place place, String message, String hint, Report report) {
    if (acceptsLess) {
      report.warning(place, message, hint);
    } else {
      report.error(place, message, hint);
    }
  }

  private static Set<String> gates(Coverage coverage) {
    return coverage.rules().stream()
        .map(Predecessor::gate)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String gate(String rule) {
    return rule.substring(0, Math.max(0, rule.indexOf('/')));
  }

  private static Place place(String name, List<Rule> rules) {
    return rules.stream()
        .filter(r -> r.name().equals(name))
        .map(r -> new Place(r.file(), r.line(), 0))
        .findFirst()
        .orElse(Place.of(""));
  }
}
