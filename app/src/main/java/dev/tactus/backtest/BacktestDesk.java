package dev.tactus.backtest;

import dev.tactus.audit.Audit;
import dev.tactus.audit.Deed;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes orders for backtests, one after the other. */
@Component
public final class BacktestDesk {
  private final Backtests backtests;
  private final BacktestWorker worker;
  private final InstantSource clock;
  private final Audit audit;
  private final KnownReleases releases;

  BacktestDesk(
      Backtests backtests,
      BacktestWorker worker,
      InstantSource clock,
      Audit audit,
      KnownReleases releases) {
    this.backtests = backtests;
    this.worker = worker;
    this.clock = clock;
    this.audit = audit;
    this.releases = releases;
  }

  /** Orders one. */
  public Backtest order(BacktestOrder order) {
    Backtest backtest =
        new Backtest(
            UUID.randomUUID().toString(),
            order,
            Backtest.Status.WAITING,
            clock.instant(),
            null,
            null,
            0,
            0,
            null);
    backtests.add(backtest);
    audit.note(
        new Deed(
            "backtest.start",
            backtest.id(),
            null,
            Map.of("a", order.releaseA(), "b", order.releaseB(), "mode", order.mode().id())));
    worker.add(backtest);
    return backtest;
  }

  public Optional<Backtest> find(String id) {
    return backtests.find(id);
  }

  /** Newest first. */
  public List<Backtest> list(Backtests.@Nullable Place after, int limit) {
    return backtests.list(after, limit);
  }

  /** Cancels one; false if it is over. */
  public boolean cancel(String id) {
    boolean cancelled = backtests.cancel(id, clock.instant());
    if (cancelled) {
      audit.note(Deed.of("backtest.cancel", id, null));
      worker.stop(id);
    }
    return cancelled;
  }

  /** Removes one that is over; false if it is not. */
  public boolean remove(String id) {
    boolean removed = backtests.remove(id);
    if (removed) {
      audit.note(Deed.of("backtest.remove", id, null));
    }
    return removed;
  }

  /** What it found, as JSON; empty if it is not done. */
  public Optional<String> report(String id) {
    return backtests.report(id);
  }

  /** What it found, as a page; empty if it is not done. */
  public Optional<byte[]> page(String id) {
    return backtests.report(id).map(ReportJson::read).map(ReportPage::of);
  }

  /** Whether there is such a release. */
  public boolean knows(String release) {
    return releases.has(release);
  }
}
