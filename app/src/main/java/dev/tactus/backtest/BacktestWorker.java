package dev.tactus.backtest;

import dev.tactus.backtest.RunningBacktest.End;
import dev.tactus.replay.Simulations;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Works off backtests, one at a time; twice a second it says that they live, and looks whether the
 * one that runs can go on.
 */
@Component
final class BacktestWorker implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(BacktestWorker.class);

  /** So often it is tried to write down how one ended. */
  private static final int TRIES = 30;

  private static final long BETWEEN_MILLIS = 10_000;
  private static final long LOOK_MILLIS = 500;
  private static final long END_SECONDS = 2;

  private final Backtests backtests;
  private final RecordedHistory history;
  private final Simulations simulations;
  private final InstantSource clock;
  private final Supplier<BooleanSupplier> memory;
  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private volatile @Nullable RunningBacktest running;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> daemon(task, "backtest"));
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "backtest-watch"));

  @Autowired
  BacktestWorker(
      Backtests backtests, RecordedHistory history, Simulations simulations, InstantSource clock) {
    this(backtests, history, simulations, clock, () -> Memory.now()::isShort);
  }

  /**
   * One that asks somebody else about memory.
   *
   * @param memory asked as a backtest begins; what it gives says whether memory is short since
   */
  BacktestWorker(
      Backtests backtests,
      RecordedHistory history,
      Simulations simulations,
      InstantSource clock,
      Supplier<BooleanSupplier> memory) {
    this.backtests = backtests;
    this.history = history;
    this.simulations = simulations;
    this.clock = clock;
    this.memory = memory;
    watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  void add(Backtest backtest) {
    here.add(backtest.id());
    thread.execute(() -> work(backtest));
  }

  /** Stops that one, which was cancelled, if it runs here. */
  void stop(String id) {
    RunningBacktest one = running;
    if (one != null && one.id().equals(id)) {
      one.look(false);
    }
  }

  private void look() {
    if (here.isEmpty()) {
      return;
    }
    try {
      RunningBacktest one = running;
      Map<String, Long> done = new HashMap<>();
      here.forEach(id -> done.put(id, one != null && one.id().equals(id) ? one.done() : 0));
      Set<String> wanted = backtests.alive(done);
      if (one != null) {
        one.look(wanted.contains(one.id()));
      }
    } catch (RuntimeException | Error e) { // a task that ends so would never be run again
      LOG.warn("it cannot be said that backtests live; tried again: {}", e.toString());
    }
  }

  private void work(Backtest backtest) {
    RunningBacktest now = new RunningBacktest(backtest.id(), history, memory.get());
    running = now;
    try {
      write(backtest, now.over(run(backtest, now)));
    } catch (InterruptedException e) {
      LOG.warn("backtest {}: this process ends before it is written how it ended", backtest.id());
    } finally {
      running = null;
      here.remove(backtest.id());
    }
  }

  private End run(Backtest backtest, RunningBacktest now) {
    try {
      Stored stored = new Stored(history, simulations, clock);
      Report report = new OrderedBacktest(backtest, backtests, stored, now::at).run();
      return new End(Backtest.Status.DONE, Backtests.Result.of(report));
    } catch (OrderedBacktest.UnwantedException e) {
      return End.without(Backtest.Status.CANCELLED, null);
    } catch (InterruptedException | CancellationException e) {
      return End.without(Backtest.Status.INTERRUPTED, null);
    } catch (Exception | Error e) {
      if (!now.isStopped()) {
        LOG.warn("backtest {} failed", backtest.id(), e);
      }
      return End.without(Backtest.Status.FAILED, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Writes down how it ended, with patience where the database is away for a moment: what it
   * refuses is refused the next time, too.
   */
  private void write(Backtest backtest, End end) throws InterruptedException {
    LOG.info("backtest {}: {}", backtest.id(), end.status().id());
    for (int tries = 1; end.status() != Backtest.Status.CANCELLED; tries++) {
      try {
        backtests.ended(backtest.id(), clock.instant(), end.status(), end.result());
        return;
      } catch (TransientDataAccessException | NonTransientDataAccessResourceException e) {
        if (tries >= TRIES) {
          throw e;
        }
        LOG.warn("backtest {}: it cannot be written yet how it ended", backtest.id(), e);
        Thread.sleep(BETWEEN_MILLIS);
      }
    }
  }

  /** What runs is interrupted, and has a moment to say so. */
  @Override
  public void destroy() throws InterruptedException {
    watch.shutdownNow();
    RunningBacktest one = running;
    if (one != null) {
      one.stop(End.without(Backtest.Status.INTERRUPTED, null));
    }
    thread.shutdownNow();
    if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
      LOG.info("a backtest is still running; others will find that its process has ended");
    }
  }
}
