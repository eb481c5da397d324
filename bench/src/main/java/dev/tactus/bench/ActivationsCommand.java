package dev.tactus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Releases take turns while events come in: more than stay loaded, so that each is loaded anew. */
@Command(
    name = "activations",
    mixinStandardHelpOptions = true,
    description = "Activates releases in turns under load: memory, latency, mixed decisions.")
final class ActivationsCommand implements Callable<Integer> {
  private static final int PARTS = 10;
  private static final double MOST_GROWTH = 1.1;
  private static final double MOST_HEAP_GROWTH = 1.3;

  @Mixin StageOptions options = new StageOptions();

  @Option(names = "--activations", description = "how many (${DEFAULT-VALUE})")
  int activations = 500;

  @Option(names = "--releases", description = "that take turns (${DEFAULT-VALUE})")
  int releases = 6;

  @Option(names = "--calm", description = "events before, at the same rate (${DEFAULT-VALUE})")
  int calm = 10_000;

  @Option(names = "--rate", description = "events a second (${DEFAULT-VALUE})")
  int rate = 500;

  @Option(names = "--warm", description = "events before (${DEFAULT-VALUE})")
  int warm = 20_000;

  @Option(names = "--customers", description = "how many (${DEFAULT-VALUE})")
  int customers = 2_000;

  private final Latencies latencies = new Latencies();
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final List<Pulse> pulses = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    try (Stage stage = Stage.open(options);
        SendsWatch watch = SendsWatch.start(stage.broker().uri(), latencies::arrived)) {
      Report report = new Report("activations, " + stage.broker().name());
      new Customers(new Calls(stage.app(), "integration"), Customers.CONNECTIONS)
          .load(Pings.customers(customers), "service", Instant.now());
      LoadRun run = new LoadRun(stage, watch, latencies, 8, Duration.ofSeconds(300));
      run.run(new Pings("load-warm", customers, 250, warm, () -> true), warm);
      Pings before = new Pings("load-calm", customers, 10, calm, () -> true);
      run.run(new Paced(before, rate), calm);
      report.figure("ping to send before, ms, p99", latencies.quantile(0.99));
      Map<String, String> suffixes = uploaded(new RenamedRelease(stage.app()));
      Pings pings = new Pings("load-paced", customers, 10, Long.MAX_VALUE, going::get);
      long[] millis = underLoad(stage, run, pings, List.copyOf(suffixes.keySet()));
      run.check(report, (int) (warm + calm + pings.made()));
      check(stage, suffixes, report);
      report(millis, report);
      return report.print(options.json);
    }
  }

  /**
   * What ends the names of the rules of each release, by its number; the shipped one's are bare.
   */
  private Map<String, String> uploaded(RenamedRelease rules) throws Exception {
    Map<String, String> suffixes = new LinkedHashMap<>(Map.of("1", ""));
    for (int i = 2; i <= releases; i++) {
      String suffix = "-r" + i;
      suffixes.put(rules.upload(suffix), suffix);
    }
    return suffixes;
  }

  private long[] underLoad(Stage stage, LoadRun run, Pings pings, List<String> ids)
      throws Exception {
    ExecutorService load = Executors.newSingleThreadExecutor();
    try {
      Future<?> loading = load.submit(() -> run.run(new Paced(pings, rate), 0));
      long[] millis = activate(stage, ids);
      going.set(false);
      loading.get();
      return millis;
    } finally {
      going.set(false);
      load.shutdown();
    }
  }

  private long[] activate(Stage stage, List<String> ids) throws Exception {
    Calls calls = new Calls(stage.app(), "author");
    int part = Math.max(1, activations / PARTS);
    long[] millis = new long[activations];
    for (int i = 0; i < activations; i++) {
      String id = ids.get((i + 1) % ids.size());
      long start = System.nanoTime();
      calls.untilTaken("POST", "/v1/releases/" + id + "/activate", "{}".getBytes(UTF_8));
      millis[i] = (System.nanoTime() - start) / 1_000_000;
      if ((i + 1) % part == 0) {
        Pulse pulse = Pulse.of(stage.app());
        pulses.add(pulse);
        System.out.printf(
            "%d activations: heap %.1f MB, metaspace %.1f MB, %d classes%n",
            i + 1, pulse.heap(), pulse.metaspace(), pulse.classes());
      }
    }
    return millis;
  }

  private static void check(Stage stage, Map<String, String> suffixes, Report report)
      throws Exception {
    String fired = "select count(*) from decisions, unnest(rules) as rule where ";
    StringBuilder own = new StringBuilder("case release");
    suffixes.forEach((id, suffix) -> own.append(" when '%s' then '%s'".formatted(id, suffix)));
    String mixed =
        fired + own + " end is distinct from coalesce(substring(rule from '-r[0-9]+$'), '')";
    report
        .equal("decisions by a mixture", 0, stage.database().number(mixed))
        .figure("firings looked at", stage.database().number(fired + "true"))
        .figure(
            "decisions by each release",
            stage.database().counts("select release, count(*) from decisions group by release"))
        .figure(
            "held for want of rules",
            stage
                .database()
                .number(
                    "select count(*) from decisions where 'RULES_UNAVAILABLE' = any (reasons)"));
  }

  private void report(long[] millis, Report report) {
    Arrays.sort(millis);
    Pulse first = pulses.get(0);
    Pulse last = pulses.get(pulses.size() - 1);
    report
        .figure("activations", activations)
        .figure("activation, ms, median", millis[millis.length / 2])
        .figure("activation, ms, most", millis[millis.length - 1])
        .figure("ping to send, ms, median", latencies.quantile(0.5))
        .figure("ping to send, ms, p99", latencies.quantile(0.99))
        .figure("heap, MB, after the first tenth", first.heap())
        .figure("heap, MB, at the end", last.heap())
        .figure("metaspace, MB, after the first tenth", first.metaspace())
        .figure("metaspace, MB, at the end", last.metaspace())
        .figure("classes, after the first tenth", first.classes())
        .figure("classes, at the end", last.classes())
        .between(
            "heap stays flat, KB",
            0,
            (long) (first.heap() * MOST_HEAP_GROWTH * 1024),
            (long) (last.heap() * 1024))
        .between(
            "metaspace stays flat, KB",
            0,
            (long) (first.metaspace() * MOST_GROWTH * 1024),
            (long) (last.metaspace() * 1024))
        .between("classes stay as many", 0, (long) (first.classes() * MOST_GROWTH), last.classes());
  }
}
