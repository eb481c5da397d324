package dev.tactus.rulebase;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/** Rules written as the rows of a table: a spreadsheet, or its values separated by commas. */
final class DecisionTable {
  private static final Pattern ROW =
      Pattern.compile("^// rule values at [A-Z]+(\\d+), header at [A-Z]+\\d+");
  private static final Pattern CELL = Pattern.compile("\\bcell ([A-Z]{1,3})(\\d+)");
  private static final int HEADER_ROWS = 5;

  private final String file;
  private final Sheet sheet;

  private DecisionTable(String file, Sheet sheet) {
    this.file = file;
    this.sheet = sheet;
  }

  static Drl read(String file, byte[] bytes) throws RefusedUploadException {
    boolean isCsv = file.endsWith(".csv");
    Sheet sheet = isCsv ? Sheet.csv(file, bytes) : Sheet.xlsx(file, bytes);
    return new DecisionTable(file, sheet).drl(bytes, isCsv ? InputType.CSV : InputType.XLS);
  }

  private Drl drl(byte[] bytes, InputType type) throws RefusedUploadException {
    if (sheet.tables().isEmpty()) {
      throw refused(0, 0, "There is no table of rules in it.");
    }
    String drl;
    try {
      drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), type);
    } catch (RuntimeException e) {
      String why = String.valueOf(e.getMessage()).strip().replaceFirst("[.]$", "");
      Matcher cell = CELL.matcher(why);
      throw cell.find()
          ? refused(Integer.parseInt(cell.group(2)), column(cell.group(1)), why + ".")
          : refused(0, 0, "The table cannot be read: " + Texts.shown(why) + ".");
    }
    Set<Integer> rows = new TreeSet<>();
    int[] lines = lines(drl.split("\n", -1), rows);
    everyRowIsRead(rows);
    return Drl.made(file, drl, Arrays.stream(lines).mapToObj(l -> new Place(file, l, 0)).toList())
        .with(Cells.of(TableRow.rows(file, bytes), sheet.tables(), drl, lines));
  }

  private int[] lines(String[] drl, Set<Integer> rows) {
    int[] lines = new int[drl.length];
    int row = 1;
    for (int i = 0; i < drl.length; i++) {
      Matcher matcher = ROW.matcher(drl[i]);
      if (matcher.find()) {
        row = Integer.parseInt(matcher.group(1));
        rows.add(row);
      }
      lines[i] = row;
    }
    return lines;
  }

  /** An empty row ends a table, and what follows would be left out without a word. */
  private void everyRowIsRead(Set<Integer> read) throws RefusedUploadException {
    int table = 0;
    for (int row = 1; row <= sheet.rows(); row++) {
      if (sheet.tables().contains(row)) {
        table = row;
      }
      boolean isRule = table > 0 && row >= table + HEADER_ROWS && !sheet.isEmpty(row);
      if (isRule && !read.contains(row)) {
        throw new RefusedUploadException(
            new Place(file, row, 0),
            "This row would not be read: a table ends with its first empty row.",
            "Delete the empty row above it; notes belong above the table.");
      }
    }
  }

  private RefusedUploadException refused(int row, int column, String message) {
    return new RefusedUploadException(
        new Place(file, row, column),
        message,
        "Above come RuleSet and Import; then a cell 'RuleTable <gate>/<name>', and below it the"
            + " kinds of columns, the patterns, the conditions, the titles, and a row for each"
            + " rule.");
  }

  private static int column(String letters) {
    int column = 0;
    for (char c : letters.toCharArray()) {
      column = column * 26 + c - 'A' + 1;
    }
    return column;
  }
}
