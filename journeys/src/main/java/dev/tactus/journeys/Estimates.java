package dev.tactus.journeys;

import dev.tactus.facts.Purchase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives an enrollment what its journey estimates. */
final class Estimates {
  private static final String DAYS_SUPPLY = "days-supply";

  private Estimates() {}

  /**
   * The enrollment with its estimate in memory; as it is, if its journey makes none; null if none
   * can be made.
   *
   * @param daysSupply for how many days one unit lasts; null: as remembered
   */
  static @Nullable Enrollment of(
      Journey journey, Enrollment e, @Nullable Double daysSupply, Surroundings world, Instant at) {
    Forecast forecast = journey.parts().forecast();
    if (forecast == null) {
      return e;
    }
    String product = e.subject();
    Double supply = daysSupply == null ? daysSupply(e) : daysSupply;
    List<Purchase> known =
        world.purchases(product).stream().filter(p -> !p.at().isAfter(at)).toList();
    List<RunOut.Interval> learned =
        world.learned(product).stream().filter(i -> !i.knownAt().isAfter(at)).toList();
    RunOut.Estimate estimate =
        RunOut.estimate(learned, known, world.intervals(product, at), supply, forecast);
    return estimate == null ? null : e.remembering(memory(estimate, supply));
  }

  private static Map<String, String> memory(RunOut.Estimate estimate, @Nullable Double supply) {
    Map<String, String> memory = new TreeMap<>();
    memory.put(Forecast.LOW, estimate.low().toString());
    memory.put(Forecast.RUN_OUT, estimate.runOut().toString());
    memory.put(Forecast.LAPSE, estimate.lapse().toString());
    memory.put("days-per-unit", Double.toString(estimate.daysPerUnit()));
    memory.put("error-band", Double.toString(estimate.errorBand()));
    if (supply != null) {
      memory.put(DAYS_SUPPLY, supply.toString());
    }
    return memory;
  }

  static @Nullable Double daysSupply(Enrollment e) {
    String text = e.memory().get(DAYS_SUPPLY);
    return text == null ? null : Double.valueOf(text);
  }

  /** The exit where nothing can be estimated. */
  static String without(Journey journey) {
    Forecast forecast = journey.parts().forecast();
    return forecast == null ? "unpredictable" : forecast.without();
  }
}
