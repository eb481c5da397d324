package dev.tactus.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kills a part at random moments under load, and counts afterwards. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description = "kill -9 of the application, of PostgreSQL or of the broker, under load.")
final class KillCommand implements Callable<Integer> {
  private static final int LEAST_MILLIS = 1500;
  private static final int MORE_MILLIS = 5000;
  private static final Duration UP_WITHIN = Duration.ofMinutes(5);

  @Mixin StageOptions options = new StageOptions();

  @Option(names = "--what", required = true, description = "app, postgres or broker")
  Part what = Part.APP;

  @Option(names = "--times", description = "how often (${DEFAULT-VALUE})")
  int times = 10;

  @Option(names = "--rate", description = "events a second (${DEFAULT-VALUE})")
  int rate = 1000;

  @Option(names = "--connections", description = "sending at a time (${DEFAULT-VALUE})")
  int connections = 4;

  @Option(names = "--customers", description = "how many (${DEFAULT-VALUE})")
  int customers = 1000;

  @Option(names = "--seed", description = "of the moments (by default a new one, printed)")
  long seed = System.nanoTime() % 1_000_000;

  @Option(names = "--within", description = "seconds for all sends afterwards (${DEFAULT-VALUE})")
  int within = 300;

  private final AtomicBoolean going = new AtomicBoolean(true);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger pings = new AtomicInteger();

  /** What can be killed. */
  enum Part {
    APP,
    POSTGRES,
    BROKER
  }

  @Override
  public Integer call() throws Exception {
    System.out.println("seed " + seed);
    try (Stage stage = Stage.open(options);
        SendsWatch watch = SendsWatch.start(stage.broker().uri(), (seen, nanos) -> {})) {
      Report report = new Report("kill " + what + " " + times + " times, " + stage.broker().name());
      new Customers(new Calls(stage.app(), "integration"), Customers.CONNECTIONS)
          .load(Pings.customers(customers), "service", Instant.now());
      Calls calls = new Calls(stage.app(), "ingest");
      CompletableFuture<Void> load = CompletableFuture.runAsync(() -> send(calls));
      killAll(stage, load, report);
      going.set(false);
      load.join();
      report
          .figure("calls without an answer", calls.broken())
          .figure("answers of 429 or 503", calls.refused());
      check(stage, watch, report);
      int code = report.print(options.json);
      if (code != 0) {
        options.keep = true;
      }
      return code;
    }
  }

  private void send(Calls calls) {
    try {
      Pings events = new Pings("kill-" + seed, customers, 50, Long.MAX_VALUE, going::get);
      Workers.each(
          connections,
          new Paced(events, rate),
          b -> {
            calls.untilTaken("POST", "/v1/batch", b.body());
            acknowledged.addAll(b.ids());
            pings.addAndGet(b.customers().size());
          });
    } catch (Exception e) {
      throw new IllegalStateException("the load ended", e);
    }
  }

  private void killAll(Stage stage, CompletableFuture<Void> load, Report report) throws Exception {
    Random random = new Random(seed);
    for (int i = 1; i <= times; i++) {
      TimeUnit.MILLISECONDS.sleep(LEAST_MILLIS + random.nextInt(MORE_MILLIS));
      if (load.isDone()) {
        load.join();
      }
      long start = System.nanoTime();
      int before = acknowledged.size();
      killOnce(stage);
      stage.app().awaitUp(UP_WITHIN);
      Until.holds(Duration.ofMinutes(1), () -> acknowledged.size() > before);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("kill %d at %d events: taken again after %.1f s%n", i, before, seconds);
      report.figure("seconds until events were taken again, kill " + i, seconds);
    }
  }

  private void killOnce(Stage stage) throws Exception {
    switch (what) {
      case APP -> {
        stage.app().kill();
        stage.app().start();
      }
      case POSTGRES -> {
        stage.database().kill();
        stage.database().awaitUp();
      }
      case BROKER -> {
        stage.broker().kill();
        stage.broker().restart();
      }
    }
  }

  private void check(Stage stage, SendsWatch watch, Report report) throws Exception {
    Ledger ledger = new Ledger(stage.database(), "bench");
    int expected = pings.get();
    Until.holds(
        Duration.ofSeconds(within),
        () ->
            watch.distinct() >= expected
                && ledger.approved() >= expected
                && ledger.unpublished() == 0);
    Map<String, Integer> stored = ledger.events("kill-");
    Set<String> lost = new HashSet<>(acknowledged);
    lost.removeAll(stored.keySet());
    long doubled = stored.values().stream().filter(n -> n > 1).count();
    long triggers =
        watch.sends().values().stream().map(s -> triggerOf(s.decisionId())).distinct().count();
    report
        .figure("events acknowledged", acknowledged.size())
        .figure("messages delivered again, same send id", watch.again())
        .figure("decisions by answer", ledger.answers())
        .figure("sends by status", ledger.sends())
        .equal("acknowledged events that are not stored", 0, lost.size())
        .equal("events stored", acknowledged.size(), stored.size())
        .equal("events stored twice", 0, doubled)
        .equal("triggers", expected, ledger.triggers())
        .equal("approved", expected, ledger.approved())
        .equal("approved twice", 0, ledger.approvedTwice())
        .equal("decisions with two sends", 0, ledger.sendsTooMany())
        .equal("distinct sends seen by the consumer", ledger.approved(), watch.distinct())
        .equal("triggers among the sends seen", watch.distinct(), triggers)
        .equal("repeats that differ", 0, watch.unlike());
  }

  private static String triggerOf(String decisionId) {
    return decisionId.substring(0, decisionId.lastIndexOf('.'));
  }
}
