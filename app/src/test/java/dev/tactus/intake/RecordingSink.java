package dev.tactus.intake;

import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sink that only remembers; it fails as it is told. */
public final class RecordingSink implements EventSink {
  private final List<Event> taken = new ArrayList<>();
  private @Nullable RuntimeException failure;
  private int failures;
  private int failed;

  @Override
  public synchronized void take(List<Event> events) {
    RuntimeException now = failure;
    if (now != null && failures-- > 0) {
      failed++;
      throw now;
    }
    taken.addAll(events);
  }

  /** What it took since it was last asked. */
  public synchronized List<Event> drain() {
    List<Event> all = List.copyOf(taken);
    taken.clear();
    return all;
  }

  public synchronized int size() {
    return taken.size();
  }

  /** How often it failed. */
  public synchronized int failed() {
    return failed;
  }

  /** Fails the next so many times. */
  public synchronized void fail(RuntimeException failure, int times) {
    this.failure = failure;
    this.failures = times;
  }
}
