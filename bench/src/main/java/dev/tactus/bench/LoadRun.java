package dev.tactus.bench;

import java.time.Duration;
import java.util.Iterator;

/** One run of generated load, until all of its sends have come. */
final class LoadRun {
  private final Stage stage;
  private final SendsWatch watch;
  private final Latencies latencies;
  private final Calls calls;
  private final int connections;
  private final Duration within;
  private int pings;

  /** What it took. */
  record Result(int events, int pings, double taken, double finished) {
    double eventsPerSecond() {
      return events / finished;
    }

    double sendsPerSecond() {
      return pings / finished;
    }
  }

  LoadRun(Stage stage, SendsWatch watch, Latencies latencies, int connections, Duration within)
      throws Exception {
    this.stage = stage;
    this.watch = watch;
    this.latencies = latencies;
    this.calls = new Calls(stage.app(), "ingest");
    this.connections = connections;
    this.within = within;
  }

  /** Pings of all runs so far: as many sends are expected. */
  int pings() {
    return pings;
  }

  /** Of sends that something else brings about. */
  void expect(int more) {
    pings += more;
  }

  long refused() {
    return calls.refused();
  }

  Result run(Iterator<Batch> batches, int events) throws Exception {
    latencies.forget();
    int before = pings;
    long start = System.nanoTime();
    Workers.each(
        connections,
        batches,
        batch -> {
          latencies.sent(batch, System.nanoTime());
          synchronized (this) {
            pings += batch.customers().size();
          }
          calls.untilTaken("POST", "/v1/batch", batch.body());
        });
    double taken = (System.nanoTime() - start) / 1e9;
    Until.holds(within, () -> latencies.count() >= pings - before);
    double finished = Math.max(taken, (latencies.lastNanos() - start) / 1e9);
    return new Result(events, pings - before, taken, finished);
  }

  void check(Report report, int events) throws Exception {
    Ledger ledger = new Ledger(stage.database(), "bench");
    Until.holds(Duration.ofSeconds(10), () -> ledger.unpublished() == 0);
    var stored = ledger.events("load-");
    report
        .equal("events stored", events, stored.size())
        .equal("events doubled", 0, stored.values().stream().filter(n -> n > 1).count())
        .equal("triggers", pings, ledger.triggers())
        .equal("approved", pings, ledger.approved())
        .equal("approved twice", 0, ledger.approvedTwice())
        .equal("sends on the queue", pings, watch.distinct())
        .equal("messages doubled", 0, watch.again());
  }
}
