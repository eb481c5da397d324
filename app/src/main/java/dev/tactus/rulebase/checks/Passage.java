package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Drl;
import dev.tactus.rulebase.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a file of rules: one condition, one consequence. */
record Passage(Drl drl, int start, String text) {
  Place place() {
    return drl.place(start);
  }

  /** Where a word stands in it. */
  Place place(String word) {
    Matcher matcher = Pattern.compile("(?<![\\w$])" + Pattern.quote(word)).matcher(text);
    return drl.place(matcher.find() ? start + matcher.start() : start);
  }
}
