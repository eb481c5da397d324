package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import dev.tactus.judgement.Recorded;
import dev.tactus.replay.EventReader;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What this installation has stored of what happened. */
public interface RecordedHistory {
  /** How many events there are up to and including that time. */
  long events(Instant to);

  /**
   * These events in order of time, at one instant in order of arrival: for each of two readers the
   * same ones, whatever is stored or erased meanwhile.
   */
  Twice read(Instant to);

  /** Which messages were sent up to and including that time. */
  Answerable sent(Instant to, Meanwhile meanwhile) throws InterruptedException;

  /** How many decisions there are: {@code from <= decidedAt <= to}. */
  long decisions(@Nullable Instant from, Instant to);

  /** These decisions in order of time. */
  Decided decided(@Nullable Instant from, Instant to);

  /** What is done now and then while something long is read. */
  interface Meanwhile {
    void look() throws InterruptedException;
  }

  /** Two readers of the same. */
  record Twice(EventReader a, EventReader b) implements Closeable {
    @Override
    public void close() throws IOException {
      try (a;
          b) {
        // both, whatever becomes of the other
      }
    }
  }

  /** Decisions that are read while somebody asks for them. */
  interface Decided extends Iterator<Recorded>, Closeable {
    @Override
    void close();
  }
}
