package dev.tactus.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Timers that are all due at one instant, beside live events. */
@Command(
    name = "timers",
    mixinStandardHelpOptions = true,
    description = "Timers due at one instant, to the queue, beside live events.")
final class TimersCommand implements Callable<Integer> {
  private static final Duration WAIT = Duration.ofHours(1);
  private static final int CONNECTIONS = 8;
  private static final int BATCH = 100;
  private static final Duration CALM = Duration.ofSeconds(20);

  @Mixin StageOptions options = new StageOptions();

  @Option(names = "--timers", description = "due at one instant (${DEFAULT-VALUE})")
  int timers = 1_000_000;

  @Option(names = "--rate", description = "live events a second (${DEFAULT-VALUE})")
  int rate = 1000;

  @Option(names = "--warm", description = "live events before (${DEFAULT-VALUE})")
  int warm = 150_000;

  @Option(names = "--customers", description = "of the live events (${DEFAULT-VALUE})")
  int customers = 5000;

  @Option(names = "--within", description = "seconds for all of it (${DEFAULT-VALUE})")
  int within = 1200;

  private final Latencies latencies = new Latencies();
  private final AtomicInteger rung = new AtomicInteger();
  private volatile long lastRung;

  @Override
  public Integer call() throws Exception {
    try (Stage stage = Stage.open(options);
        SendsWatch watch = SendsWatch.start(stage.broker().uri(), this::arrived)) {
      Report report = new Report("timers, " + stage.broker().name());
      new Customers(new Calls(stage.app(), "integration"), Customers.CONNECTIONS)
          .load(Pings.customers(customers), "service", Instant.now());
      LoadRun live = new LoadRun(stage, watch, latencies, CONNECTIONS, Duration.ofMinutes(5));
      live.run(new Pings("timers-warm", customers, BATCH, warm, () -> true), warm);
      Instant due = set(stage);
      live.run(paced("timers-calm", () -> Instant.now().isBefore(due)), 0);
      figures(report, "before: ");
      ring(live, due, report);
      figures(report, "meanwhile: ");
      check(stage, watch, live, report);
      return report.print(options.json);
    }
  }

  /** Sets all timers; due a while after that. */
  private Instant set(Stage stage) throws Exception {
    Instant due = Instant.now().plus(CALM).plusSeconds(30 + timers / 20_000L);
    Copies copies = new Copies(stage);
    copies.template("Bench Timer Set", due.minus(WAIT));
    copies.customers(timers - 1, "'timed-' || i");
    if (Instant.now().plus(CALM).isAfter(due)) {
      throw new IllegalStateException("setting the timers took longer than was left until " + due);
    }
    return due;
  }

  private void ring(LoadRun live, Instant due, Report report) throws Exception {
    long start = System.nanoTime() - Duration.between(due, Instant.now()).toNanos();
    long end = start + TimeUnit.SECONDS.toNanos(within);
    live.run(paced("timers-rung", () -> rung.get() < timers && System.nanoTime() < end), 0);
    double seconds = rung.get() == 0 ? Double.NaN : (lastRung - start) / 1e9;
    report
        .figure("timers due at one instant", timers)
        .figure("seconds until all of their sends were on the queue", seconds)
        .figure("timers/s", rung.get() / seconds);
  }

  private Paced paced(String name, BooleanSupplier goingOn) {
    return new Paced(new Pings(name, customers, BATCH, Integer.MAX_VALUE, goingOn), rate);
  }

  private void figures(Report report, String when) {
    report
        .figure(when + "live events/s", rate)
        .figure(when + "ms event to queue, p50", latencies.quantile(0.5))
        .figure(when + "ms event to queue, p99", latencies.quantile(0.99));
  }

  private void check(Stage stage, SendsWatch watch, LoadRun live, Report report) throws Exception {
    Ledger timed = new Ledger(stage.database(), "bench-timer");
    report
        .equal("timers: sends on the queue", timers, rung.get())
        .equal("timers: triggers", timers, timed.triggers())
        .equal("timers: approved", timers, timed.approved())
        .equal("timers: approved twice", 0, timed.approvedTwice())
        .equal("live: sends on the queue", live.pings(), watch.distinct() - rung.get())
        .equal("messages doubled", 0, watch.again());
  }

  private void arrived(SendsWatch.Seen seen, long now) {
    if (seen.step().equals("alarm")) {
      lastRung = now;
      rung.incrementAndGet();
    } else {
      latencies.arrived(seen, now);
    }
  }
}
