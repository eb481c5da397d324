package dev.tactus.rulebase;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cell of a table each part of the DRL comes from that was made of it. */
final class Cells {
  private static final int CODE = 3;
  private final List<List<String>> rows;
  private final String drl;
  private final List<Cell> cells = new ArrayList<>();

  /**
   * What became of a cell.
   *
   * @param from where it begins in the DRL
   * @param to where it ends
   * @param column from 1
   */
  record Cell(int from, int to, int column, String heading) {}

  private Cells(List<List<String>> rows, String drl) {
    this.rows = rows;
    this.drl = drl;
  }

  /**
   * Finds them.
   *
   * @param tables the rows in which tables begin
   * @param lines the row that each line of the DRL comes from
   */
  static Cells of(List<List<String>> rows, Set<Integer> tables, String drl, int[] lines) {
    Cells cells = new Cells(rows, drl);
    int start = 0;
    int offset = 0;
    for (int i = 0; i < lines.length; i++) {
      offset = drl.indexOf('\n', offset) + 1;
      boolean isLast = i + 1 == lines.length;
      if (isLast || lines[i + 1] != lines[i]) {
        int end = isLast ? drl.length() : offset;
        int row = lines[i];
        tables.stream()
            .filter(table -> table + TableRow.TITLES < row)
            .max(Integer::compare)
            .ifPresent(new Block(cells, row, start, end)::read);
        start = end;
      }
    }
    return cells;
  }

  /** The DRL of one row. */
  private record Block(Cells cells, int row, int from, int to) {
    void read(int table) {
      int last = from;
      List<String> values = cells.row(row);
      for (int i = 0; i < values.size(); i++) {
        String code = expanded(cells.cell(table + CODE, i), values.get(i));
        int at = code.isEmpty() ? -1 : cells.drl.indexOf(code, last);
        if (at >= 0 && at + code.length() <= to) {
          last = at + code.length();
          cells.cells.add(new Cell(at, last, i + 1, cells.cell(table + TableRow.TITLES, i)));
        }
      }
    }
  }

  /** As the engine does it: {@code $param} is the cell, {@code $1} what stands before a comma. */
  private static String expanded(String code, String value) {
    if (value.isEmpty()) {
      return "";
    }
    String whole = code.replace("$param", value);
    String[] parts = value.split(",");
    for (int i = parts.length; i > 0; i--) {
      whole = whole.replace("$" + i, parts[i - 1].strip());
    }
    return whole.strip();
  }

  private List<String> row(int number) {
    return number > 0 && number <= rows.size() ? rows.get(number - 1) : List.of();
  }

  private String cell(int row, int column) {
    List<String> cells = row(row);
    return column < cells.size() ? cells.get(column) : "";
  }

  /** The cell that this character of the DRL comes from; null if it is none of them alone. */
  @Nullable Cell at(int offset) {
    return cells.stream()
        .filter(cell -> offset >= cell.from() && offset < cell.to())
        .findFirst()
        .orElse(null);
  }
}
