package dev.tactus.backtest;

import dev.tactus.replay.Simulations;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Works off backtests, one at a time, in a thread of low priority. */
@Component
final class BacktestWorker implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(BacktestWorker.class);

  private record Running(String id, Thread thread) {}

  private final Backtests backtests;
  private final RecordedHistory history;
  private final Simulations simulations;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
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
    Running now = running.get();
    if (now != null && now.id().equals(id)) {
      now.thread().interrupt();
    }
  }

  private void work(Backtest backtest) {
    running.set(new Running(backtest.id(), Thread.currentThread()));
    try {
      Report report = new OrderedBacktest(backtest, backtests, history, simulations, clock).run();
      end(backtest, Backtest.Status.DONE, new Backtests.Result(null, ReportJson.text(report)));
    } catch (InterruptedException | CancelledException e) {
      LOG.info("backtest {} was cancelled", backtest.id());
    } catch (Exception | OutOfMemoryError e) {
      LOG.warn("backtest {} failed", backtest.id(), e);
      end(
          backtest,
          Backtest.Status.FAILED,
          new Backtests.Result(String.valueOf(e.getMessage()), null));
    } finally {
      running.set(null);
      Thread.interrupted();
    }
  }

  private void end(Backtest backtest, Backtest.Status status, Backtests.Result result) {
    backtests.ended(backtest.id(), clock.instant(), status, result);
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }
}
