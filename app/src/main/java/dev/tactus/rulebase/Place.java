package dev.tactus.rulebase;

import org.jspecify.annotations.Nullable;

/**
 * A place in the texts of a release.
 *
 * @param file empty: not known, or all of them
 * @param line from 1, of a spreadsheet its row; 0: the file as a whole
 * @param column from 1, of a table the column of its cell; 0: the line as a whole
 * @param heading of the column of a table, null: it is not known, or there is no table
 */
public record Place(String file, int line, int column, @Nullable String heading) {
  static final Place NOWHERE = new Place("", 0, 0);

  public Place(String file, int line, int column) {
    this(file, line, column, null);
  }

  /** That file as a whole. */
  public static Place of(String file) {
    return new Place(file, 0, 0);
  }

  /** That character of a file's text. */
  public static Place in(String file, String text, int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new Place(file, line, offset - start + 1);
  }

  /** Where a line begins, after the spaces before its first word. */
  static Place begin(String file, int line, String text) {
    return new Place(file, line, 1 + text.length() - text.stripLeading().length());
  }
}
