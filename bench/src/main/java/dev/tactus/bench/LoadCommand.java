package dev.tactus.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Generated events, one in ten triggers at once, beside the floor of the same session. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = "Events over HTTP until all sends are on the queue, as a ratio to the floor.")
final class LoadCommand implements Callable<Integer> {
  @Mixin StageOptions options = new StageOptions();

  @Option(names = "--events", description = "of each run (${DEFAULT-VALUE})")
  int events = 150_000;

  @Option(names = "--warm", description = "events before, until it is compiled (${DEFAULT-VALUE})")
  int warm = 300_000;

  @Option(names = "--runs", description = "at full speed, and of the floor (${DEFAULT-VALUE})")
  int runs = 5;

  @Option(names = "--paced-seconds", description = "at a third of the rate (${DEFAULT-VALUE})")
  int pacedSeconds = 20;

  @Option(names = "--paced-batch", description = "events a call then (${DEFAULT-VALUE})")
  int pacedBatch = 100;

  @Option(names = "--customers", description = "how many (${DEFAULT-VALUE})")
  int customers = 50_000;

  @Option(
      names = "--copies",
      description =
          "customers, timers and decisions that are there before, the customers of the run among"
              + " them (${DEFAULT-VALUE})")
  int copies;

  @Option(names = "--connections", description = "sending at a time (${DEFAULT-VALUE})")
  int connections = 16;

  @Option(names = "--batch", description = "events a call (${DEFAULT-VALUE})")
  int batch = 250;

  @Option(names = "--floor-threads", description = "of the floor (${DEFAULT-VALUE})")
  int floorThreads = 4;

  @Option(names = "--within", description = "seconds for the sends of a run (${DEFAULT-VALUE})")
  int within = 300;

  private final Latencies latencies = new Latencies();
  private final List<Double> floors = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private int sentEvents;

  @Override
  public Integer call() throws Exception {
    try (Stage stage = Stage.open(options);
        SendsWatch watch = SendsWatch.start(stage.broker().uri(), latencies::arrived)) {
      Report report = new Report("load, " + stage.broker().name());
      LoadRun run = new LoadRun(stage, watch, latencies, connections, Duration.ofSeconds(within));
      fill(stage, run);
      run.run(pings("load-warm", warm), warm);
      Spread live = fullSpeed(stage, run, report);
      paced(run, live.median() / 3, report);
      run.check(report, sentEvents);
      new Reads(stage, Pings.customers(1).get(0)).measure(report);
      report.figure("answers of 429 or 503", run.refused());
      Spread floor = Spread.of(floors);
      report.figure("floor: events/s", floor);
      report.figure("ratio to the floor, run by run", Spread.of(ratios));
      return report.print(options.json);
    }
  }

  private void fill(Stage stage, LoadRun run) throws Exception {
    if (copies == 0) {
      new Customers(new Calls(stage.app(), "integration"), Customers.CONNECTIONS)
          .load(Pings.customers(customers), "service", Instant.now());
      return;
    }
    if (copies < customers) {
      throw new IllegalArgumentException("--copies is less than --customers");
    }
    Copies before = new Copies(stage);
    before.template("Bench Pinged", Instant.now());
    run.expect(1);
    before.customers(
        copies,
        "case when i %% %1$d = 0 and i / %1$d < %2$d then 'c-' || i / %1$d else 'copy-' || i end"
            .formatted(copies / customers, customers));
    before.decisions(copies);
  }

  private Pings pings(String name, int count) {
    sentEvents += count;
    return new Pings(name, customers, batch, count, () -> true);
  }

  private Spread fullSpeed(Stage stage, LoadRun run, Report report) throws Exception {
    List<Double> rates = new ArrayList<>();
    List<Double> taken = new ArrayList<>();
    List<Double> sends = new ArrayList<>();
    ProcessMeter meter = Meters.of(stage);
    floor(stage); // it is compiled, too, before it counts
    for (int i = 0; i < runs; i++) {
      meter.start();
      LoadRun.Result result = run.run(pings("load-" + i, events), events);
      meter.stop();
      rates.add(result.eventsPerSecond());
      taken.add(result.events() / result.taken());
      sends.add(result.sendsPerSecond());
      floors.add(floor(stage));
      ratios.add(rates.get(i) / floors.get(i));
      System.out.printf(
          "run %d: %,.0f events/s, floor %,.0f%n", i + 1, rates.get(i), floors.get(i));
    }
    Spread live = Spread.of(rates);
    report
        .figure("events of each run / runs", events + " / " + runs)
        .figure("events/s until all sends were on the queue", live)
        .figure("events/s taken", Spread.of(taken))
        .figure("decisions/s = sends/s", Spread.of(sends))
        .figure("full speed: ms event to queue, p50", latencies.quantile(0.5))
        .figure("full speed: ms event to queue, p99", latencies.quantile(0.99));
    Meters.report(report, stage, meter);
    return live;
  }

  private void paced(LoadRun run, double rate, Report report) throws Exception {
    int count = (int) (rate * pacedSeconds);
    // the first time it is compiled for it
    for (String name : List.of("load-paced-warm", "load-paced")) {
      sentEvents += count;
      run.run(new Paced(new Pings(name, customers, pacedBatch, count, () -> true), rate), count);
    }
    report
        .figure("a third of that: events/s", rate)
        .figure("a third of that: ms event to queue, p50", latencies.quantile(0.5))
        .figure("a third of that: ms event to queue, p99", latencies.quantile(0.99));
  }

  /** Events per second of the floor, while the application has nothing to do. */
  private double floor(Stage stage) throws Exception {
    Path file = Files.createTempFile("bench-floor", ".ndjson");
    try {
      int messages = Floor.write(new Pings("floor", customers, batch, events, () -> true), file);
      Floor floor = new Floor(stage.database(), stage.broker(), floorThreads);
      return events / floor.run(file, messages);
    } finally {
      Files.delete(file);
    }
  }
}
