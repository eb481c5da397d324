package dev.tactus.intake;

import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A sink that only remembers; it fails as it is told. */
public final class RecordingSink implements EventSink {
  private final List<Event> taken = new ArrayList<>();
  private @Nullable RuntimeException failure;
  private Predicate<Event> broken = e -> false;
  private int failures;
  private int failed;

  @Override
  public synchronized List<Culprit> take(List<Event> events) {
    RuntimeException now = failure;
    if (now != null && failures-- > 0) {
      failed++;
      throw now;
    }
    events.stream().filter(broken.negate()).forEach(taken::add);
    return events.stream().filter(broken).map(e -> new Culprit(e, "broken")).toList();
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

  /** Sets these events aside. */
  public synchronized void failOver(Predicate<Event> broken) {
    this.broken = broken;
  }

  /** Fails the next so many times. */
  public synchronized void fail(RuntimeException failure, int times) {
    this.failure = failure;
    this.failures = times;
  }
}
