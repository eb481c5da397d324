package dev.tactus.bench;

import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/** Gives batches no faster than a rate. */
final class Paced implements Iterator<Batch> {
  private final Iterator<Batch> batches;
  private final double perSecond;
  private final long start = System.nanoTime();
  private long given;

  /**
   * @param perSecond events
   */
  Paced(Iterator<Batch> batches, double perSecond) {
    this.batches = batches;
    this.perSecond = perSecond;
  }

  @Override
  public boolean hasNext() {
    return batches.hasNext();
  }

  @Override
  public Batch next() {
    Batch batch = batches.next();
    long due = start + (long) (given / perSecond * 1e9);
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    given += batch.ids().size();
    return batch;
  }
}
