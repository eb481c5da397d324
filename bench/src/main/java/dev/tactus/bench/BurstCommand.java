package dev.tactus.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a recorded clickstream as fast as it is taken, and counts what comes of it. */
@Command(
    name = "burst",
    mixinStandardHelpOptions = true,
    description = "A recorded clickstream, moved to end 4 h ago: every abandoned cart is due.")
final class BurstCommand implements Callable<Integer> {
  private static final Duration IDLE = Duration.ofHours(4);
  private static final Duration SETTLED = Duration.ofSeconds(8);

  @Mixin StageOptions options = new StageOptions();

  @Parameters(index = "0", description = "clickstream, CSV, gzip or not")
  Path file = Path.of("clickstream.csv.gz");

  @Option(names = "--connections", description = "sending at a time (${DEFAULT-VALUE})")
  int connections = 8;

  @Option(names = "--batch", description = "events a call (${DEFAULT-VALUE})")
  int batch = 250;

  @Option(
      names = "--order",
      description =
          "time: as it came. customer: all of a customer in one batch, which makes the number of"
              + " triggers independent of arrival (${DEFAULT-VALUE})")
  Order order = Order.TIME;

  @Option(
      names = "--only-carts",
      description = "load zone, address and consent only of those who put something in a cart")
  boolean onlyCarts;

  @Option(names = "--within", description = "seconds for all sends (${DEFAULT-VALUE})")
  int within = 600;

  /** How the file is sent. */
  enum Order {
    TIME,
    CUSTOMER
  }

  @Override
  public Integer call() throws Exception {
    try (Stage stage = Stage.open(options);
        SendsWatch watch = SendsWatch.start(stage.broker().uri(), (seen, nanos) -> {})) {
      Report report = new Report("burst " + file.getFileName() + ", " + stage.broker().name());
      Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      loadCustomers(stage, Clickstream.ending(file, before), before, report);
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      List<Row> rows = Clickstream.ending(file, now.minus(IDLE));
      send(stage, watch, rows, report);
      check(new Ledger(stage.database(), "abandoned-cart"), rows, watch, report);
      return report.print(options.json);
    }
  }

  private void loadCustomers(Stage stage, List<Row> rows, Instant now, Report report)
      throws Exception {
    Set<String> customers = new HashSet<>();
    rows.stream()
        .filter(r -> !onlyCarts || r.type().equals("cart"))
        .forEach(r -> customers.add(r.customer()));
    long start = System.nanoTime();
    new Customers(new Calls(stage.app(), "integration"), Customers.CONNECTIONS)
        .load(customers, "marketing", now);
    double seconds = since(start);
    report
        .figure("customers with zone, address, consent", customers.size())
        .figure("seconds to load them, two calls each", seconds)
        .figure("zone", Customers.daytime(now));
  }

  private void send(Stage stage, SendsWatch watch, List<Row> rows, Report report) throws Exception {
    List<Batch> batches =
        order == Order.TIME ? Batches.byTime(rows, batch) : Batches.byCustomer(rows, batch);
    Calls calls = new Calls(stage.app(), "ingest");
    ProcessMeter meter = Meters.of(stage);
    meter.start();
    long start = System.nanoTime();
    Workers.each(
        connections, batches.iterator(), b -> calls.untilTaken("POST", "/v1/batch", b.body()));
    double taken = since(start);
    settle(stage, watch);
    report
        .figure("events", rows.size())
        .figure("order of sending", order.name().toLowerCase(Locale.ROOT))
        .figure("seconds until all were taken", taken)
        .figure("events/s taken", rows.size() / taken)
        .figure("seconds until the last send came", (watch.lastNanos() - start) / 1e9)
        .figure("answers of 429 or 503", calls.refused())
        .figure("calls without an answer", calls.broken());
    meter.stop();
    Meters.report(report, stage, meter);
  }

  /** Until nothing has moved for some seconds and all that was approved has come. */
  private void settle(Stage stage, SendsWatch watch) throws Exception {
    Ledger ledger = new Ledger(stage.database(), "abandoned-cart");
    long[] last = {-1, System.nanoTime()};
    Until.holds(
        Duration.ofSeconds(within),
        () -> {
          long moved = ledger.decisions() + watch.distinct();
          if (moved != last[0]) {
            last[0] = moved;
            last[1] = System.nanoTime();
          }
          return ledger.unpublished() == 0 && System.nanoTime() - last[1] > SETTLED.toNanos();
        });
  }

  private void check(Ledger ledger, List<Row> rows, SendsWatch watch, Report report)
      throws Exception {
    Map<String, Integer> stored = ledger.events("burst-");
    long doubled = stored.values().stream().filter(n -> n > 1).count();
    report.equal("events stored", rows.size(), stored.size()).equal("events doubled", 0, doubled);
    checkTriggers(ledger, CartRule.over(rows), report);
    report
        .equal("triggers of other steps", 0, ledger.triggers("reminder-2").size())
        .equal("approved twice", 0, ledger.approvedTwice())
        .equal("sends on the queue = approved", ledger.approved(), watch.distinct())
        .equal("messages doubled", 0, watch.again())
        .figure("decisions", ledger.decisions())
        .figure("decisions by answer", ledger.answers())
        .figure("sends by status", ledger.sends());
  }

  private void checkTriggers(Ledger ledger, CartRule rule, Report report) throws Exception {
    Map<String, Integer> triggers = ledger.triggers("reminder-1");
    Map<String, Integer> begun = rule.begun();
    long missing = rule.left().stream().filter(c -> !triggers.containsKey(c)).count();
    long beyond =
        triggers.entrySet().stream()
            .filter(e -> e.getValue() > begun.getOrDefault(e.getKey(), 0))
            .count();
    long all = triggers.values().stream().mapToLong(Integer::longValue).sum();
    long carts = begun.values().stream().mapToLong(Integer::longValue).sum();
    report
        .equal("left carts without a reminder", 0, missing)
        .equal("customers with more reminders than carts", 0, beyond)
        .figure("carts begun / left at the end", carts + " / " + rule.left().size())
        .figure("reminders given before a later order was known", all - rule.left().size());
    if (order == Order.CUSTOMER) {
      report.equal("reminder-1 triggers", rule.left().size(), all);
    } else {
      report.between("reminder-1 triggers", rule.left().size(), carts, all);
    }
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
