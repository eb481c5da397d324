package dev.tactus.bench.micro;

import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purchase;
import dev.tactus.journeys.Engine;
import dev.tactus.journeys.Journeys;
import dev.tactus.journeys.Moved;
import dev.tactus.journeys.Passages;
import dev.tactus.journeys.RunOut;
import dev.tactus.journeys.Signal;
import dev.tactus.journeys.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The journey engine: an abandoned cart from its first product to the order, per signal. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineBenchmark {
  private static final Instant BEGIN = Instant.parse("2026-03-10T10:00:00Z");
  private static final int SIGNALS = 6;

  private final Engine engine = new Engine(Journeys.builtIn());
  private final List<Signal> signals =
      List.of(
          happened("Product Added", 0, "lamp"),
          happened("Product Added", 10, "desk"),
          happened("Product Added", 20, "chair"),
          happened("Product Removed", 25, "desk"),
          new Signal.Elapsed(BEGIN.plus(Duration.ofMinutes(25 + 240))),
          happened("Order Completed", 400, "lamp"));
  private final Surroundings nothingKnown =
      new Surroundings() {
        @Override
        public Product product(String id) {
          return Product.unknown(id);
        }

        @Override
        public List<Purchase> purchases(String product) {
          return List.of();
        }

        @Override
        public List<RunOut.Interval> learned(String product) {
          return List.of();
        }

        @Override
        public Intervals intervals(String product, Instant at) {
          return Intervals.NONE;
        }
      };

  @Benchmark
  @OperationsPerInvocation(SIGNALS)
  public int cart() {
    Passages passages = Passages.none("abandoned-cart");
    int effects = 0;
    for (Signal signal : signals) {
      Moved moved = engine.apply(passages, signal, nothingKnown);
      passages = moved.passages();
      effects += moved.effects().size();
    }
    return effects;
  }

  private static Signal happened(String name, int minute, String product) {
    Instant at = BEGIN.plus(Duration.ofMinutes(minute));
    Map<String, Object> line = Map.of("product_id", product, "quantity", 1);
    Map<String, Object> properties =
        name.equals("Order Completed") ? Map.of("products", List.of(line)) : line;
    return new Signal.Happened(new Event("e-" + minute, "anna", "track", name, at, properties));
  }
}
