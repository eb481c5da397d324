package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Place;
import dev.tactus.rulebase.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The release that an upload is to follow, as far as it was covered by saved cases.
 *
 * @param coverage null: there is none
 * @param acceptsLess whether less is only told, and not refused
 */
record Predecessor(@Nullable Coverage coverage, boolean acceptsLess) {
  private static final String HINT =
      "Add a saved case in which the rule fires, or accept that less is shown by cases.";

  void compare(Coverage now, List<Rule> rules, Report report) {
    if (coverage == null) {
      return;
    }
    for (String lost : now.lostSince(coverage)) {
      tell(
          place(lost, rules),
          "No saved case fires rule \"" + lost + "\" any more; in the release before, one did.",
          report);
    }
    if (now.share() < coverage.share()) {
      tell(
          Place.of("cases"),
          "Saved cases fire " + now + ", in the release before " + coverage + ".",
          report);
    }
  }

  private void tell(Place place, String message, Report report) {
    if (acceptsLess) {
      report.warning(place, message, HINT);
    } else {
      report.error(place, message, HINT);
    }
  }

  private static Place place(String name, List<Rule> rules) {
    return rules.stream()
        .filter(r -> r.name().equals(name))
        .map(r -> new Place(r.file(), r.line(), 0))
        .findFirst()
        .orElse(Place.of(""));
  }
}
