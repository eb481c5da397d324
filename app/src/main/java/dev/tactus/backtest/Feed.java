package dev.tactus.backtest;

import dev.tactus.facts.Event;
import dev.tactus.replay.EventReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A history that is read once, for both runs: what A has taken waits for B. So both see the same,
 * whatever is stored or erased meanwhile; {@link Pace} keeps it short.
 */
final class Feed {
  /** Gives a run its next event, null after the last. */
  interface Events {
    @Nullable Event next() throws IOException, InterruptedException;
  }

  private final EventReader history;
  private final BlockingQueue<Optional<Event>> forB = new LinkedBlockingQueue<>();

  Feed(EventReader history) {
    this.history = history;
  }

  @Nullable Event nextOfA() throws IOException {
    Event next = history.next();
    if (next != null) {
      forB.add(Optional.of(next));
    }
    return next;
  }

  /** A takes no more. */
  void endOfA() {
    forB.add(Optional.empty());
  }

  @Nullable Event nextOfB() throws InterruptedException {
    return forB.take().orElse(null);
  }
}
