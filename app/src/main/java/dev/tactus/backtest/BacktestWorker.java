package dev.tactus.backtest;

import dev.tactus.replay.Simulations;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** Works off backtests, one at a time, in a thread of low priority. */
@Component
final class BacktestWorker implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(BacktestWorker.class);

  /** So often it is tried to write down how one ended. */
  private static final int TRIES = 30;

  private static final long BETWEEN_MILLIS = 10_000;
  private static final long END_SECONDS = 2;

  /** The one that runs; of another it is never known whether it was stopped. */
  private static final class Running {
    private final String id;
    private final Thread thread = Thread.currentThread();
    private boolean stopped;

    private Running(String id) {
      this.id = id;
    }
  }

  private final Backtests backtests;
  private final RecordedHistory history;
  private final Simulations simulations;
  private final InstantSource clock;
  private final Object lock = new Object();
  private @Nullable Running running;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread one = new Thread(task, "backtest");
            one.setDaemon(true);
            one.setPriority(Thread.MIN_PRIORITY);
            return one;
          });

  BacktestWorker(
      Backtests backtests, RecordedHistory history, Simulations simulations, InstantSource clock) {
    this.backtests = backtests;
    this.history = history;
    this.simulations = simulations;
    this.clock = clock;
  }

  void add(Backtest backtest) {
    thread.execute(() -> work(backtest));
  }

  /** Stops that one, if it runs here. */
  void stop(String id) {
    synchronized (lock) {
      if (running != null && running.id.equals(id)) {
        running.stopped = true;
        running.thread.interrupt();
      }
    }
  }

  private void work(Backtest backtest) {
    Running now = new Running(backtest.id());
    synchronized (lock) {
      running = now;
    }
    try {
      run(backtest, now);
    } catch (InterruptedException e) {
      LOG.warn("backtest {}: this process ends before it is written how it ended", backtest.id());
    } finally {
      synchronized (lock) {
        running = null;
        Thread.interrupted();
      }
    }
  }

  private void run(Backtest backtest, Running now) throws InterruptedException {
    try {
      Report report = new OrderedBacktest(backtest, backtests, history, simulations, clock).run();
      end(backtest, Backtest.Status.DONE, new Backtests.Result(null, ReportJson.text(report)));
    } catch (CancelledException e) {
      LOG.info("backtest {} was cancelled", backtest.id());
    } catch (InterruptedException e) {
      if (isStopped(now)) {
        LOG.info("backtest {} was cancelled", backtest.id());
      } else {
        LOG.info("backtest {} was interrupted", backtest.id());
        end(backtest, Backtest.Status.INTERRUPTED, new Backtests.Result(null, null));
      }
    } catch (Exception | Error e) {
      LOG.warn("backtest {} failed", backtest.id(), e);
      end(
          backtest,
          Backtest.Status.FAILED,
          new Backtests.Result(String.valueOf(e.getMessage()), null));
    }
  }

  private boolean isStopped(Running one) {
    synchronized (lock) {
      return one.stopped;
    }
  }

  /**
   * Writes down how it ended, with patience where the database is away for a moment: what it
   * refuses is refused the next time, too.
   */
  private void end(Backtest backtest, Backtest.Status status, Backtests.Result result)
      throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        backtests.ended(backtest.id(), clock.instant(), status, result);
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
    thread.shutdownNow();
    if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
      LOG.info("a backtest is still running; others will find that its process has ended");
    }
  }
}
