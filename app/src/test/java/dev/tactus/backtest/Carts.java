package dev.tactus.backtest;

import dev.tactus.customer.Answerable;
import dev.tactus.enrollment.Simulation;
import dev.tactus.facts.Event;
import dev.tactus.journeys.Journeys;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.EventReader;
import dev.tactus.replay.Progress;
import dev.tactus.replay.Simulations;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A history of carts, and backtests of it. */
final class Carts implements Simulations {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration IDLE = Duration.ofHours(4);

  private final List<Event> events = new ArrayList<>();

  /** A time of day, so many days after the start. */
  static Instant at(int day, String time) {
    return Instant.parse(START.plus(Duration.ofDays(day)).toString().substring(0, 11) + time + "Z");
  }

  /** A cart left alone, of which the first reminder is triggered then. */
  Carts left(String customer, String cart, Instant triggered) {
    return happened(
        customer,
        "Product Added",
        triggered.minus(IDLE),
        Map.of("cart_id", cart, "product_id", "of-" + cart, "category", "lamps"));
  }

  Carts ordered(String customer, String product, Instant at) {
    return happened(customer, "Order Completed", at, Map.of("product_id", product));
  }

  Carts happened(String customer, String name, Instant at, Map<String, Object> properties) {
    events.add(
        new Event("m-" + events.size(), customer, "track", name, at, new HashMap<>(properties)));
    return this;
  }

  /** Many customers with carts at all hours, some of them ordering; the same for the same seed. */
  Carts many(int customers, int days, long seed) {
    Random random = new Random(seed);
    for (int c = 0; c < customers; c++) {
      String customer = "c" + c;
      for (int cart = 0; cart < 2 + random.nextInt(8); cart++) {
        Instant at = START.plusSeconds(random.nextInt(days * 86_400));
        String name = customer + "-" + cart;
        left(customer, name, at);
        if (random.nextInt(5) == 0) {
          happened(
              customer, "Product Viewed", at.plusSeconds(600), Map.of("product_id", "of-" + name));
        }
        if (random.nextInt(6) == 0) {
          ordered(customer, "of-" + name, at.plusSeconds(random.nextInt(200_000)));
        }
      }
    }
    return this;
  }

  List<Event> events() {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparing(Event::at));
    return sorted;
  }

  /** The report of running it under both. */
  Report backtest(Judge a, Judge b, @Nullable Instant from, Instant to) {
    return backtest(a, b, from, to, Integer.MAX_VALUE);
  }

  /** The report with so many differences at most. */
  Report backtest(Judge a, Judge b, @Nullable Instant from, Instant to, int most) {
    List<Event> sorted = events();
    try {
      SimulatedBacktest.Result result =
          new SimulatedBacktest(
                  this,
                  new SimulatedBacktest.Given(() -> reader(sorted, () -> {}), from, to, true),
                  a,
                  b)
              .run(Progress.NONE.of(sorted.size()));
      return Conclusion.report(
          new Conclusion.Subject("simulated", a.release(), b.release(), from, to),
          result.events(),
          result.comparison(),
          most);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Every judgement of running it under one. */
  List<Decision> decisions(Judge judge, Instant to) {
    List<Decision> decisions = new ArrayList<>();
    dev.tactus.replay.Simulation simulation =
        begin(judge, new Terms(true, Answerable.ALL), decisions::add);
    events().forEach(simulation::take);
    simulation.runUntil(to);
    return decisions;
  }

  @Override
  public dev.tactus.replay.Simulation begin(
      Judge judge, Terms terms, Consumer<Decision> judgements) {
    Simulation core =
        new Simulation(
            Journeys.builtIn(),
            judge,
            ZoneOffset.UTC,
            terms.assumeConsent(),
            terms.answerable(),
            judgements);
    return new dev.tactus.replay.Simulation() {
      @Override
      public void take(Event event) {
        core.take(event);
      }

      @Override
      public void runUntil(Instant end) {
        core.runUntil(end);
      }
    };
  }

  @Override
  public ReleaseJudge judge(@Nullable String release) {
    throw new UnsupportedOperationException();
  }

  /** Reads these, and tells of each. */
  static EventReader reader(List<Event> events, Runnable told) {
    Iterator<Event> next = events.iterator();
    return new EventReader() {
      @Override
      public @Nullable Event next() {
        if (!next.hasNext()) {
          return null;
        }
        told.run();
        return next.next();
      }

      @Override
      public void close() {}
    };
  }
}
