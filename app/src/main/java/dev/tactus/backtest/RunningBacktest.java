package dev.tactus.backtest;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The backtest that runs: how far it is, and how it is stopped. */
final class RunningBacktest {
  private static final String SHORT =
      "Stopped: it would need more memory than this process can spare. Give it more, or run"
          + " backtest on the command line, without files: it has a process of its own.";

  /** How one ended. */
  record End(Backtest.Status status, Backtests.Result result) {
    static End without(Backtest.Status status, @Nullable String failure) {
      return new End(status, Backtests.Result.failed(failure));
    }
  }

  private final String id;
  private final RecordedHistory history;
  private final BooleanSupplier memoryIsShort;
  private final Thread thread = Thread.currentThread();
  private volatile long done;
  private volatile @Nullable End stopped;
  private boolean over;

  /** One that runs in this thread. */
  RunningBacktest(String id, RecordedHistory history, BooleanSupplier memoryIsShort) {
    this.id = id;
    this.history = history;
    this.memoryIsShort = memoryIsShort;
  }

  String id() {
    return id;
  }

  /** How many events or decisions it has taken. */
  long done() {
    return done;
  }

  boolean isStopped() {
    return stopped != null;
  }

  /** It has taken so many. */
  void at(long taken) {
    if (isStopped()) {
      throw new CancellationException();
    }
    done = taken;
  }

  /** Looks whether it can go on, whatever it is doing; nobody may want it any more. */
  void look(boolean isWanted) {
    if (!isWanted) {
      stop(End.without(Backtest.Status.CANCELLED, null));
    } else if (isStopped() || memoryIsShort.getAsBoolean()) {
      stop(End.without(Backtest.Status.FAILED, SHORT));
    }
  }

  /**
   * Stops it; the first reason counts. What it reads is ended then and there; since it may just
   * have begun to read something else, it is stopped again with every look.
   */
  synchronized void stop(End end) {
    if (!over) {
      if (stopped == null) {
        stopped = end;
        thread.interrupt();
      }
      history.cancel();
    }
  }

  /** It is over, and cannot be stopped any more; says how it ended. */
  synchronized End over(End end) {
    over = true;
    Thread.interrupted();
    return stopped == null ? end : stopped;
  }
}
