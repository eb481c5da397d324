package dev.tactus.journeys;

import dev.tactus.facts.Purchase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a customer's product is expected to run out.
 *
 * <p>Per-unit intervals d: days to the next purchase day over the quantity of the earlier one. The
 * customer's own mean is drawn towards the median m of all customers as if that had been seen
 * twice: u = (sum d + 2 m) / (n + 2). This is the posterior mean of a normal mean with a prior of
 * weight 2 (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.5), with the median for the
 * prior mean since a few long absences distort a mean. The error band draws the variance in the
 * same way: s^2 = (sum (d - u)^2 + 2 v) / (n + 2). The numbers are those of Tactus' product
 * definition.
 */
public final class RunOut {
  private static final double PRIOR_WEIGHT = 2;
  private static final int OWN_ENOUGH = 3;
  private static final double LONGEST_DAYS = 36_525;
  private static final double MICROS_PER_DAY = 86_400e6;

  /**
   * Time between two purchase days, per unit of the earlier.
   *
   * @param day the later purchase day, UTC
   * @param daysPerUnit above 0
   * @param knownAt the first purchase of that later day
   */
  public record Interval(LocalDate day, double daysPerUnit, Instant knownAt) {}

  /**
   * An expected run-out.
   *
   * @param low run-out minus lead
   * @param lapse run-out plus twice the lead
   * @param daysPerUnit u of the formula
   * @param errorBand s of the formula, in days
   */
  record Estimate(
      Instant low, Instant runOut, Instant lapse, double daysPerUnit, double errorBand) {}

  private RunOut() {}

  /**
   * A customer's per-unit intervals of one product, oldest first.
   *
   * @param purchases and refunds of that product, oldest first
   */
  public static List<Interval> intervals(List<Purchase> purchases) {
    List<PurchaseDays.Day> days = PurchaseDays.of(purchases);
    List<Interval> intervals = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      PurchaseDays.Day earlier = days.get(i - 1);
      PurchaseDays.Day later = days.get(i);
      double between = ChronoUnit.DAYS.between(earlier.date(), later.date());
      intervals.add(new Interval(later.date(), between / earlier.quantity(), later.first()));
    }
    return intervals;
  }

  /**
   * The same where the oldest purchases are no longer remembered.
   *
   * @param learned intervals known before; they count up to the first of the purchases
   * @param purchases and refunds of that product, oldest first
   */
  public static List<Interval> intervals(List<Interval> learned, List<Purchase> purchases) {
    if (learned.isEmpty() || purchases.isEmpty()) {
      return purchases.isEmpty() ? learned : intervals(purchases);
    }
    LocalDate first = PurchaseDays.day(purchases.get(0));
    List<PurchaseDays.Day> days = PurchaseDays.of(purchases);
    boolean kept = !days.isEmpty() && days.get(0).date().equals(first);
    Stream<Interval> earlier =
        learned.stream().filter(i -> i.day().isBefore(first) || (kept && i.day().equals(first)));
    return Stream.concat(earlier, intervals(purchases).stream()).toList();
  }

  /**
   * The estimate; null if there is nothing to go by, or if it would be too uncertain.
   *
   * @param learned see {@link #intervals(List, List)}
   */
  static @Nullable Estimate estimate(
      List<Interval> learned,
      List<Purchase> own,
      Surroundings.Intervals everybody,
      @Nullable Double daysSupply,
      Forecast forecast) {
    List<PurchaseDays.Day> days = PurchaseDays.of(own);
    if (days.isEmpty()) {
      return null;
    }
    List<Double> d = intervals(learned, own).stream().map(Interval::daysPerUnit).toList();
    boolean supplied = everybody.count() == 0 && d.size() < OWN_ENOUGH;
    Double u = supplied ? daysSupply : Double.valueOf(perUnit(d, everybody));
    if (u == null) {
      return null;
    }
    double s = supplied ? 0 : Math.sqrt(variance(d, u, everybody));
    PurchaseDays.Day last = days.get(days.size() - 1);
    double interval = u * last.quantity();
    boolean sound = interval > 0 && interval <= LONGEST_DAYS && 2 * s <= u / 2;
    return sound ? estimate(last.last(), interval, u, s, forecast) : null;
  }

  private static double perUnit(List<Double> d, Surroundings.Intervals everybody) {
    double sum = d.stream().mapToDouble(Double::doubleValue).sum();
    return everybody.count() == 0
        ? sum / d.size()
        : (sum + PRIOR_WEIGHT * everybody.median()) / (d.size() + PRIOR_WEIGHT);
  }

  private static double variance(List<Double> d, double u, Surroundings.Intervals everybody) {
    double squares = d.stream().mapToDouble(x -> (x - u) * (x - u)).sum();
    return (squares + PRIOR_WEIGHT * everybody.variance()) / (d.size() + PRIOR_WEIGHT);
  }

  private static Estimate estimate(
      Instant last, double interval, double u, double s, Forecast forecast) {
    Instant runOut = last.plus(days(interval));
    Duration share = days(interval * forecast.leadShare());
    Duration lead = share.compareTo(forecast.leadMost()) < 0 ? share : forecast.leadMost();
    return new Estimate(runOut.minus(lead), runOut, runOut.plus(lead.multipliedBy(2)), u, s);
  }

  private static Duration days(double days) {
    return Duration.of(Math.round(days * MICROS_PER_DAY), ChronoUnit.MICROS);
  }
}
