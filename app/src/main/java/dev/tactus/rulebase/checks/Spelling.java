package dev.tactus.rulebase.checks;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
public final class Spelling {
  private static final int MOST_CHANGES = 3;

  private Spelling() {}

  /** The word that is closest, null if none is close. */
  public static @Nullable String closest(String word, Collection<String> words) {
    String closest = null;
    int least = Math.min(MOST_CHANGES, Math.max(1, word.length() / 2)) + 1;
    for (String candidate : words) {
      int changes = changes(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (changes < least) {
        least = changes;
        closest = candidate;
      }
    }
    return closest;
  }

  /** How many letters have to be changed, added or left out (Levenshtein). */
  private static int changes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
