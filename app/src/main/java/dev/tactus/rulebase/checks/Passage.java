package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Drl;
import dev.tactus.rulebase.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a file of rules: one condition, one consequence. */
record Passage(Drl drl, int start, String text) {
  private static final int BLANKS = 40;

  Place place() {
    return drl.place(start);
  }

  /** Where a word stands in it; the text may have fewer blanks than the file. */
  Place place(String word) {
    String file = drl.text();
    int from = Math.max(0, Math.min(start, file.length()));
    Matcher matcher = Pattern.compile("(?<![\\w$])" + Pattern.quote(word)).matcher(file);
    matcher.region(from, Math.min(file.length(), from + 2 * text.length() + BLANKS));
    return drl.place(matcher.find() ? matcher.start() : start);
  }
}
