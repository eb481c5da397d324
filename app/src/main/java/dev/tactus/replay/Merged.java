package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges readers, each in order of time; at one instant an earlier reader goes first. */
final class Merged implements EventReader {
  private record Head(Event event, int place, EventReader reader) {
    private Instant at() {
      return event.at();
    }
  }

  private final List<EventReader> readers;
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparing(Head::at).thenComparingInt(Head::place));

  Merged(List<EventReader> readers) throws IOException {
    this.readers = List.copyOf(readers);
    for (int i = 0; i < readers.size(); i++) {
      advance(readers.get(i), i);
    }
  }

  @Override
  public @Nullable Event next() throws IOException {
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    advance(head.reader(), head.place());
    return head.event();
  }

  @Override
  public void close() throws IOException {
    for (EventReader reader : readers) {
      reader.close();
    }
  }

  private void advance(EventReader reader, int place) throws IOException {
    Event event = reader.next();
    if (event != null) {
      heads.add(new Head(event, place, reader));
    }
  }
}
