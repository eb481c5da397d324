package dev.tactus.rulebase;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.drools.decisiontable.parser.csv.CsvLineParser;

/** A row of a table of rules, in words: {@code name: fatigue/two, cap: 2,7}. */
final class TableRow {
  /** So many rows below its beginning a table has the headings of its columns. */
  static final int TITLES = 4;

  private TableRow() {}

  /** That row, from 1; empty if there is none. */
  static String text(String file, byte[] table, int row) {
    List<List<String>> rows = rows(file, table);
    int head = -1;
    for (int i = 0; i < Math.min(row, rows.size()); i++) {
      boolean begins = rows.get(i).stream().anyMatch(TableRow::beginsTable);
      head = begins ? i : head;
    }
    if (head < 0 || row > rows.size() || head + TITLES >= rows.size()) {
      return "";
    }
    List<String> titles = rows.get(head + TITLES);
    List<String> cells = rows.get(row - 1);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        String title = i < titles.size() ? titles.get(i) : "";
        told.add(title.isEmpty() ? cells.get(i) : title + ": " + cells.get(i));
      }
    }
    return String.join(", ", told);
  }

  /** All cells of it. */
  static List<List<String>> rows(String file, byte[] table) {
    return file.endsWith(".csv") ? csv(table) : xlsx(table);
  }

  private static boolean beginsTable(String cell) {
    return cell.toLowerCase(Locale.ROOT).startsWith("ruletable");
  }

  private static List<List<String>> csv(byte[] table) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : new String(table, StandardCharsets.UTF_8).split("\n", -1)) {
      rows.add(new CsvLineParser().parse(line).stream().map(String::strip).toList());
    }
    return rows;
  }

  private static List<List<String>> xlsx(byte[] table) {
    List<List<String>> rows = new ArrayList<>();
    DataFormatter formatter = new DataFormatter();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(table))) {
      var sheet = book.getSheetAt(0);
      for (int i = 0; i <= sheet.getLastRowNum(); i++) {
        List<String> cells = new ArrayList<>();
        Row row = sheet.getRow(i);
        for (int j = 0; row != null && j < row.getLastCellNum(); j++) {
          cells.add(formatter.formatCellValue(row.getCell(j)).strip());
        }
        rows.add(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
