package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that are in memory already. */
final class Events implements EventReader {
  private final Iterator<Event> events;

  private Events(Iterator<Event> events) {
    this.events = events;
  }

  static EventReader of(List<Event> events) {
    return new Events(events.iterator());
  }

  @Override
  public @Nullable Event next() {
    return events.hasNext() ? events.next() : null;
  }

  @Override
  public void close() {}
}
