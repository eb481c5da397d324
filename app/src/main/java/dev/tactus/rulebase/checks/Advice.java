package dev.tactus.rulebase.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of what is allowed and probably not meant: a rule that can never fire, that says what
 * another says already, or that stops a channel for everybody. It does not find all of them.
 */
final class Advice {
  private static final Set<String> CHOICES = Set.of("channel", "channels", "purpose");
  private final Report report;
  private final List<Meaning> rules;

  private Advice(List<Meaning> rules, Report report) {
    this.rules = rules;
    this.report = report;
  }

  static void give(List<Written> rules, Report report) {
    Advice advice = new Advice(rules.stream().map(Meaning::of).toList(), report);
    advice.rules.forEach(advice::canFire);
    advice.rules.forEach(advice::asksForSomething);
    advice.overlaps();
  }

  private void canFire(Meaning rule) {
    for (Clause clause : together(rule)) {
      clause
          .ranges()
          .forEach(
              (left, range) -> {
                if (range.isEmpty()) {
                  report.warning(
                      rule.place(),
                      "Rule \""
                          + rule.name()
                          + "\" can never fire: it asks for "
                          + asked(clause, left)
                          + " of the same "
                          + clause.fact().replaceFirst("#.*", "")
                          + ".",
                      "Take out one of the conditions; for either of them, make two rules.");
                }
              });
    }
  }

  /** The clauses of a rule; those of a fact of which there is only one are taken together. */
  private static List<Clause> together(Meaning rule) {
    List<Clause> clauses = new ArrayList<>();
    Map<String, List<Atom>> single = new HashMap<>();
    for (Clause clause : rule.clauses()) {
      if (clause.kind().equals("not") || Vocabulary.isMany(clause.fact().replaceFirst("#.*", ""))) {
        clauses.add(clause);
      } else {
        single.computeIfAbsent(clause.fact(), f -> new ArrayList<>()).addAll(clause.atoms());
      }
    }
    single.forEach((fact, atoms) -> clauses.add(new Clause("", fact, atoms)));
    return clauses;
  }

  private static String asked(Clause clause, String left) {
    List<String> texts =
        clause.atoms().stream()
            .filter(a -> a.isConstant() && a.left().equals(left))
            .map(a -> "\"" + a.text() + "\"")
            .distinct()
            .toList();
    return String.join(" and ", texts);
  }

  private void asksForSomething(Meaning rule) {
    boolean isVeto = rule.findings().stream().anyMatch(f -> f.startsWith("Veto."));
    boolean asks =
        !rule.isPlain()
            || rule.clauses().stream()
                .anyMatch(
                    c -> !c.kind().isEmpty() || c.atoms().stream().anyMatch(a -> !isChoice(a)));
    if (isVeto && !asks) {
      report.warning(
          rule.place(),
          "Rule \"" + rule.name() + "\" vetoes without a condition: nobody is written to any more.",
          "If a channel is to be stopped for a while, pause it instead; otherwise say for whom, or"
              + " when.");
    }
  }

  private static boolean isChoice(Atom atom) {
    return CHOICES.contains(atom.left());
  }

  private void overlaps() {
    Map<String, Meaning> first = new HashMap<>();
    for (Meaning rule : rules) {
      Meaning twin = rule.isPlain() ? first.putIfAbsent(rule.text(), rule) : null;
      if (twin != null) {
        report.warning(
            rule.place(),
            "Rule \""
                + rule.name()
                + "\" says the same as \""
                + twin.name()
                + "\" in "
                + Texts.at(twin.place())
                + ".",
            "Keep one of them; evidence that is given twice counts twice.");
      } else {
        rules.stream()
            .filter(other -> isCovered(rule, other))
            .findFirst()
            .ifPresent(other -> shadowed(rule, other));
      }
    }
  }

  private void shadowed(Meaning rule, Meaning stricter) {
    report.warning(
        rule.place(),
        "Rule \""
            + rule.name()
            + "\" changes nothing: whenever it fires, \""
            + stricter.name()
            + "\" in "
            + Texts.at(stricter.place())
            + " says the same or more.",
        "Take one of them out, or correct the numbers.");
  }

  private static boolean isCovered(Meaning rule, Meaning stricter) {
    return rule != stricter
        && rule.isPlain()
        && stricter.isPlain()
        && !rule.text().equals(stricter.text())
        && !rule.findings().isEmpty()
        && rule.findings().stream()
            .allMatch(f -> stricter.findings().stream().anyMatch(s -> says(s, f)))
        && stricter.clauses().stream()
            .allMatch(s -> rule.clauses().stream().anyMatch(c -> c.implies(s)));
  }

  /** Whether the one finding says all that the other says. */
  private static boolean says(String one, String other) {
    if (one.startsWith("Hold.all(") && other.startsWith("Hold.all(")) {
      return one.equals(other) || Cap.isStricter(argument(one), argument(other));
    }
    boolean isIdempotent = one.startsWith("Veto.") || one.startsWith("Hold.");
    return (isIdempotent && one.equals(other))
        || (one.equals("Veto.all") && other.startsWith("Veto.on("));
  }

  private static String argument(String finding) {
    return finding.substring("Hold.all(".length(), finding.length() - 1);
  }
}
