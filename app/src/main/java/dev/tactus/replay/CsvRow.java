package dev.tactus.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a CSV file, its columns found by name.
 *
 * @param number of the row, 1 is the first after the header
 */
record CsvRow(String file, long number, Map<String, Integer> columns, CsvRecord record) {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]*[.]?[0-9]+([eE][+-]?[0-9]+)?");

  /** What stands in that column; empty if nothing does, or if there is no such column. */
  String text(String column) {
    Integer index = columns.get(column);
    return index == null ? "" : record.getField(index);
  }

  /** What stands in that column, which must not be empty. */
  String required(String column, String expected) {
    String text = text(column);
    if (text.isBlank()) {
      throw bad(column, expected);
    }
    return text;
  }

  Instant time(String column, Times times) {
    Instant time = times.read(text(column));
    if (time == null) {
      throw bad(column, Times.EXPECTED);
    }
    return time;
  }

  /** The number in that column, null if it is empty. */
  @Nullable Double number(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    double number = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw bad(column, "a number");
    }
    return number;
  }

  /** The number in that column, at least 0; null if it is empty. */
  @Nullable Double amount(String column) {
    Double number = number(column);
    if (number != null && number < 0) {
      throw bad(column, "a number of at least 0");
    }
    return number;
  }

  /** Yes or no in that column, null if it is empty. */
  @Nullable Boolean flag(String column) {
    String text = text(column).toLowerCase(java.util.Locale.ROOT);
    return switch (text) {
      case "" -> null;
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> throw bad(column, "true or false");
    };
  }

  BadRowException bad(String column, String expected) {
    return BadRowException.at(
        new Place(file, record.getStartingLineNumber()),
        "column " + column,
        text(column),
        expected);
  }
}
