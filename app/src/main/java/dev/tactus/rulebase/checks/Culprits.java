package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Compiler;
import dev.tactus.rulebase.Drl;
import dev.tactus.rulebase.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the rules that do not compile, by compiling fewer and fewer of them. */
final class Culprits {
  private static final int MOST = 10;
  private final Texts texts;
  private final Report report;
  private int named;

  private Culprits(Texts texts, Report report) {
    this.texts = texts;
    this.report = report;
  }

  /**
   * Names them.
   *
   * @param why what the compiler said of all of them together
   */
  static void name(Texts texts, String why, Report report) {
    Culprits culprits = new Culprits(texts, report);
    culprits.search(texts.rules(), why);
    if (culprits.named == 0) {
      report.error(
          Place.of("rules"),
          "The rules cannot be compiled together: " + plain(why) + ".",
          "Each of them can: look for what they have in common.");
    }
  }

  private void search(List<Written> rules, String why) {
    if (named >= MOST || rules.isEmpty()) {
      return;
    }
    if (rules.size() == 1) {
      named++;
      Written rule = rules.get(0);
      report.error(
          rule.place(),
          "Rule \"" + rule.name() + "\" does not compile: " + plain(why) + ".",
          "Compare it with a rule that works; each value must be of the kind that is asked for.");
      return;
    }
    int half = rules.size() / 2;
    for (List<Written> part : List.of(rules.subList(0, half), rules.subList(half, rules.size()))) {
      String problem = problem(part);
      if (problem != null) {
        search(part, problem);
      }
    }
  }

  private @Nullable String problem(List<Written> kept) {
    List<Drl> files = new ArrayList<>();
    Set<Written> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(kept);
    for (Drl file : texts.drl()) {
      StringBuilder text = new StringBuilder(file.text());
      boolean isNeeded = false;
      for (Written rule : texts.rules()) {
        if (rule.script().drl() == file) {
          boolean isKept = all.contains(rule);
          isNeeded |= isKept;
          blank(text, rule, isKept);
        }
      }
      if (isNeeded) {
        files.add(file.with(text.toString()));
      }
    }
    try {
      Compiler.compile(files);
      return null;
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Blanks keep the places of everything else. */
  private static void blank(StringBuilder text, Written rule, boolean isKept) {
    int end = Math.min(rule.rule().getEndCharacter(), text.length() - 1);
    for (int i = rule.rule().getStartCharacter(); !isKept && i <= end; i++) {
      if (text.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
  }

  private static String plain(String why) {
    String first = why.lines().findFirst().orElse("").strip();
    String plain = first.replaceFirst("[.:]+$", "");
    return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
  }
}
