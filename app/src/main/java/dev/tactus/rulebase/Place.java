package dev.tactus.rulebase;

/**
 * A place in the texts of a release.
 *
 * @param file empty: not known, or all of them
 * @param line from 1, of a spreadsheet its row; 0: the file as a whole
 * @param column from 1; 0: the line as a whole
 */
public record Place(String file, int line, int column) {
  static final Place NOWHERE = new Place("", 0, 0);

  /** That file as a whole. */
  public static Place of(String file) {
    return new Place(file, 0, 0);
  }
}
