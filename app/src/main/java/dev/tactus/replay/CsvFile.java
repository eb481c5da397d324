package dev.tactus.replay;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file under its header. */
final class CsvFile implements Closeable {
  private final String name;
  private final CloseableIterator<CsvRecord> records;
  private final Map<String, Integer> columns = new HashMap<>();
  private long rows;
  private long line = 1;

  CsvFile(String name, TextFile text) {
    this.name = name;
    this.records = CsvReader.builder().ofCsvRecord(text.characters()).iterator();
    CsvRecord header = record();
    if (header != null) {
      for (int i = 0; i < header.getFieldCount(); i++) {
        columns.putIfAbsent(header.getField(i).strip(), i);
      }
    }
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /** Whether it has not even a header. */
  boolean isEmpty() {
    return columns.isEmpty();
  }

  /** Refuses the file if one of these columns is not there. */
  void require(String... names) {
    for (String column : names) {
      if (!has(column)) {
        throw new RefusedException(
            new Place(name, 1)
                + ": there is no column "
                + column
                + "; expected a CSV header with "
                + String.join(", ", names)
                + ", or NDJSON");
      }
    }
  }

  /** The next row, null after the last. */
  @Nullable CsvRow next() {
    CsvRecord record = record();
    return record == null ? null : new CsvRow(name, ++rows, columns, record);
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private @Nullable CsvRecord record() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      line = record.getStartingLineNumber() + 1;
      return record;
    } catch (CsvParseException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw new RefusedException(
          new Place(name, line) + " or after it: " + Unreadable.why(e.getCause()));
    }
  }

  private RefusedException unreadable(CsvParseException e) {
    Throwable cause = e.getCause();
    String why =
        cause instanceof IOException io ? Unreadable.why(io) : String.valueOf(e.getMessage());
    return new RefusedException(new Place(name, line) + " or after it: " + why);
  }
}
