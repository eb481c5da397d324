package dev.tactus.replay;

import dev.tactus.judgement.Decision;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes judgements by decidedAt, customer, journey, subject, step. They come in order of time, so
 * that only those of one instant are kept and sorted.
 */
final class DecisionLog implements Closeable {
  private final Writer out;
  private final List<DecisionLine> instant = new ArrayList<>();

  DecisionLog(Writer out) {
    this.out = out;
  }

  /**
   * Adds a judgement.
   *
   * @throws IllegalStateException if it was made before one that was added earlier
   */
  void add(Decision decision) {
    DecisionLine line = DecisionLine.of(decision);
    if (!instant.isEmpty()) {
      int order = line.decidedAt().compareTo(instant.get(0).decidedAt());
      if (order < 0) {
        throw new IllegalStateException(
            "judgements come in order of time, but one of "
                + line.decidedAt()
                + " came after one of "
                + instant.get(0).decidedAt());
      }
      if (order > 0) {
        write();
      }
    }
    instant.add(line);
  }

  @Override
  public void close() throws IOException {
    try {
      write();
    } finally {
      out.close();
    }
  }

  private void write() {
    instant.sort(DecisionLine.ORDER);
    try {
      for (DecisionLine line : instant) {
        out.write(line.json());
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    instant.clear();
  }
}
