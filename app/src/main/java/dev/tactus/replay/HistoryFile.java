package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a replay.
 *
 * @param name as it was given
 * @param side null: a history
 * @param prefix goes before row numbers, so that the ids of several files differ
 */
record HistoryFile(String name, Path path, @Nullable Side side, String prefix) {
  /**
   * Its events, row by row, in the order of the file.
   *
   * @param beginning the time of what has none of its own
   */
  EventReader open(Instant beginning) throws IOException {
    TextFile text = opened();
    try {
      return text.isJson() ? json(text, beginning) : csv(text, beginning);
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e instanceof IOException io
          ? new RefusedException(name + ": " + Unreadable.why(io))
          : (RuntimeException) e;
    }
  }

  /** Orders are put together once the rows are in order of time. */
  EventReader ordered(EventReader rows) {
    return side == null ? new OneOrder(rows) : rows;
  }

  private TextFile opened() {
    try {
      return TextFile.open(path);
    } catch (IOException e) {
      throw new RefusedException(name + ": " + Unreadable.why(e));
    }
  }

  private EventReader json(TextFile text, Instant beginning) {
    JsonLines lines = new JsonLines(name, text);
    return side == null ? new SegmentCalls(lines, prefix) : new Bodies(lines, side, beginning);
  }

  private EventReader csv(TextFile text, Instant beginning) {
    CsvFile rows = new CsvFile(name, text);
    if (rows.isEmpty()) {
      return Events.of(java.util.List.<Event>of());
    }
    if (side == null) {
      return rows.has("user_id") ? new ClickstreamRows(rows, prefix) : new StockRows(rows, prefix);
    }
    if (side == Side.PRODUCT) {
      return new ProductRows(rows, beginning);
    }
    throw new RefusedException(name + ": expected NDJSON, one JSON object a line");
  }
}
