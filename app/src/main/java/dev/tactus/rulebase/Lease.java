package dev.tactus.rulebase;

import java.util.concurrent.atomic.AtomicBoolean;

/** The use of one loaded release, which stays open until all who use it have closed theirs. */
public final class Lease implements AutoCloseable {
  private final Seat seat;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lease(Seat entered) {
    this.seat = entered;
  }

  public Knowledge knowledge() {
    return seat.knowledge();
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      seat.leave();
    }
  }
}
