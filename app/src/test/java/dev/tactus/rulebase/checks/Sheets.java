package dev.tactus.rulebase.checks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes spreadsheets of the tables of tests. */
final class Sheets {
  private Sheets() {}

  /** A spreadsheet of these values, separated by commas. */
  static byte[] of(String csv) {
    return of(csv, false, false);
  }

  static byte[] of(String csv, boolean withFormula, boolean onTwoSheets) {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      fill(book.createSheet("rules"), csv, withFormula);
      if (onTwoSheets) {
        fill(book.createSheet("more rules"), csv, false);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Sheet sheet, String csv, boolean withFormula) {
    String[] lines = csv.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Row row = sheet.createRow(i);
      String[] cells = lines[i].split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      for (int j = 0; j < cells.length; j++) {
        Cell cell = row.createCell(j);
        String text = cells[j].replaceAll("^\"|\"$", "").replace("\"\"", "\"");
        if (text.matches("\\d+")) {
          cell.setCellValue(Integer.parseInt(text));
        } else if (!text.isEmpty()) {
          cell.setCellValue(text);
        }
        if (withFormula && text.matches("\\d+")) {
          cell.setCellFormula("1+1");
        }
      }
    }
  }
}
