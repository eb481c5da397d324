package dev.tactus.rulebase;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Which rows of a sheet hold something, and in which of them a table of rules begins.
 *
 * @param filled rows that are not empty, from 1
 * @param tables rows in which a table begins
 * @param rows the last row
 */
record Sheet(Set<Integer> filled, Set<Integer> tables, int rows) {
  private static final String TABLE = "RuleTable";
  private static final int MOST_ROWS = 500;
  private static final int MOST_COLUMNS = 50;
  private static final int MOST_OF_A_CELL = 500;
  private static final int MOST_OF_A_LINE = 2_000;

  boolean isEmpty(int row) {
    return !filled.contains(row);
  }

  static Sheet csv(String file, byte[] bytes) throws RefusedUploadException {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    Sheet sheet = new Sheet(new HashSet<>(), new HashSet<>(), lines.length);
    for (int i = 0; i < lines.length; i++) {
      if (i >= MOST_ROWS || lines[i].length() > MOST_OF_A_LINE) {
        throw tooLarge(new Place(file, i + 1, 0));
      }
      if (!lines[i].matches("[,\"\\s]*")) {
        sheet.take(i + 1, lines[i].replaceFirst("^[,\"\\s]*", ""));
      }
    }
    return sheet;
  }

  static Sheet xlsx(String file, byte[] bytes) throws RefusedUploadException {
    if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
      throw notASpreadsheet(file);
    }
    Archive.probe(file, bytes);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      Sheet first = of(file, book.getSheetAt(0));
      for (int i = 1; i < book.getNumberOfSheets(); i++) {
        if (!of(file, book.getSheetAt(i)).tables.isEmpty()) {
          throw new RefusedUploadException(
              Place.of(file),
              "The table on the sheet \""
                  + Texts.shown(book.getSheetName(i))
                  + "\" would not be read: only the first sheet is.",
              "Move it to the first sheet, or to a file of its own.");
        }
      }
      return first;
    } catch (IOException | RuntimeException e) {
      throw notASpreadsheet(file);
    }
  }

  private static RefusedUploadException tooLarge(Place place) {
    return new RefusedUploadException(
        place,
        "The table is larger than tables of rules are.",
        "It has at most "
            + MOST_ROWS
            + " rows and "
            + MOST_COLUMNS
            + " columns; a cell has at most "
            + MOST_OF_A_CELL
            + " letters.");
  }

  private static RefusedUploadException notASpreadsheet(String file) {
    return new RefusedUploadException(
        Place.of(file), "This is not a spreadsheet.", "Save it anew as an Excel workbook (.xlsx).");
  }

  private static Sheet of(String file, org.apache.poi.ss.usermodel.Sheet from)
      throws RefusedUploadException {
    if (from.getLastRowNum() >= MOST_ROWS || from.getNumMergedRegions() > MOST_ROWS) {
      throw tooLarge(new Place(file, MOST_ROWS, 0));
    }
    DataFormatter formatter = new DataFormatter();
    Sheet sheet = new Sheet(new HashSet<>(), new HashSet<>(), from.getLastRowNum() + 1);
    for (Row row : from) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.FORMULA) {
          throw new RefusedUploadException(
              new Place(file, cell.getRowIndex() + 1, cell.getColumnIndex() + 1),
              "There is a formula in this cell.",
              "Paste its value instead: what a rule says must stand there to be read.");
        }
        String text = formatter.formatCellValue(cell).strip();
        if (text.length() > MOST_OF_A_CELL || cell.getColumnIndex() >= MOST_COLUMNS) {
          throw tooLarge(new Place(file, cell.getRowIndex() + 1, cell.getColumnIndex() + 1));
        }
        if (!text.isEmpty()) {
          sheet.take(row.getRowNum() + 1, text);
        }
      }
    }
    return sheet;
  }

  private void take(int row, String text) {
    filled.add(row);
    if (text.regionMatches(true, 0, TABLE, 0, TABLE.length())) {
      tables.add(row);
    }
  }
}
