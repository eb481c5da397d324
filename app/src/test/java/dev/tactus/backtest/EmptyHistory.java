package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import dev.tactus.facts.Event;
import dev.tactus.judgement.Decision;
import dev.tactus.replay.EventReader;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Nothing has happened. */
final class EmptyHistory implements RecordedHistory {
  volatile int cancelled;

  @Override
  public Span events(Instant to, Instant receivedBy) {
    return new Span(0, to, to, receivedBy);
  }

  @Override
  public EventReader read(Span span) {
    return new EventReader() {
      @Override
      public @Nullable Event next() {
        return null;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Answerable sent(Instant to) {
    return Answerable.ALL;
  }

  @Override
  public long decisions(@Nullable Instant from, Instant to) {
    return 0;
  }

  @Override
  public Iterator<Decision> decided(@Nullable Instant from, Instant to) {
    return Collections.emptyIterator();
  }

  @Override
  public void cancel() {
    cancelled++;
  }
}
