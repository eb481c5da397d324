package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Drl;
import dev.tactus.rulebase.Place;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of an upload as they were written, read and compared with one another. */
record Texts(List<Drl> drl, List<Written> rules) {
  private static final int MOST_LETTERS = 300_000;
  private static final int MOST_LETTERS_IN_ALL = 600_000;
  private static final int MOST_RULES = 1_000;

  static Texts read(Sources sources, Report report) {
    List<Drl> drl = new ArrayList<>();
    List<Written> rules = new ArrayList<>();
    int letters = 0;
    for (Drl file : Checks.drl(sources, report)) {
      letters += file.text().length();
      boolean isLong = file.text().length() > MOST_LETTERS || letters > MOST_LETTERS_IN_ALL;
      Script script = isLong ? tooLong(file, report) : Script.parse(file, report);
      if (script != null) {
        drl.add(file);
        rules.addAll(rules(script, report));
      }
    }
    Texts texts = new Texts(drl, rules);
    texts.namesAreUnique(report);
    texts.isNotEmpty(report);
    if (!report.hasErrors()) {
      Advice.give(rules, report);
    }
    return texts;
  }

  private static List<Written> rules(Script script, Report report) {
    try {
      return Language.read(script, report);
    } catch (StackOverflowError e) {
      report.error(
          Place.of(script.drl().file()),
          "A condition in this file is too long to be understood.",
          "Split it into several conditions, or several rules.");
      return List.of();
    }
  }

  private static @Nullable Script tooLong(Drl file, Report report) {
    report.error(
        Place.of(file.file()),
        "The file is longer than "
            + MOST_LETTERS
            + " letters, or all of them than "
            + MOST_LETTERS_IN_ALL
            + ".",
        "Keep about six rules in a file.");
    return null;
  }

  private void namesAreUnique(Report report) {
    Map<String, Written> first = new HashMap<>();
    for (Written rule : rules) {
      Written other = first.putIfAbsent(rule.name(), rule);
      if (other != null) {
        report.error(
            rule.place(),
            "There is another rule \"" + rule.name() + "\" in " + at(other.place()) + ".",
            "Give each rule a name of its own.");
      }
    }
  }

  private void isNotEmpty(Report report) {
    if (rules.isEmpty() && !report.hasErrors()) {
      report.error(
          Place.of("rules"),
          "The upload holds no rule.",
          "Without rules nothing would be refused.");
    } else if (rules.size() > MOST_RULES) {
      report.error(
          Place.of("rules"),
          "There are " + rules.size() + " rules, more than " + MOST_RULES + ".",
          "Put what differs only in numbers into one rule.");
    }
  }

  /** The engine might leave one out without a word. */
  void areLoaded(List<Rule> loaded, Report report) {
    Set<String> names = loaded.stream().map(Rule::name).collect(Collectors.toSet());
    for (Written rule : rules) {
      if (!names.contains(rule.name())) {
        report.error(
            rule.place(),
            "Rule \"" + rule.name() + "\" is written here, but the engine did not load it.",
            "It would never fire. Write it anew under another name, and tell those who look after"
                + " Tactus.");
      }
    }
  }

  static String at(Place place) {
    return place.line() > 0 ? place.file() + ", line " + place.line() : place.file();
  }
}
