package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import dev.tactus.judgement.Decision;
import dev.tactus.replay.EventReader;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What this installation has stored of what happened: counted once over, then read in short pieces,
 * so that nothing that customers do waits for a backtest, however long it takes.
 */
public interface RecordedHistory {
  /** The events up to and including that time, of those that had arrived by then. */
  Span events(Instant to, Instant receivedBy);

  /** These events in order of time, at one instant in order of arrival. */
  EventReader read(Span span);

  /** Which messages were sent up to and including that time. */
  Answerable sent(Instant to);

  /** How many decisions there are: {@code from <= decidedAt <= to}. */
  long decisions(@Nullable Instant from, Instant to);

  /** These decisions in order of time. */
  Iterator<Decision> decided(@Nullable Instant from, Instant to);

  /** Ends what is being read at this moment, with an exception there. */
  void cancel();

  /** How many events there are, from the first one to the last one. */
  record Span(long events, Instant first, Instant last, Instant receivedBy) {}
}
