package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tactus.facts.Purchase;
import dev.tactus.journeys.RunOut.Estimate;
import dev.tactus.journeys.RunOut.Interval;
import dev.tactus.journeys.Surroundings.Intervals;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunOutTest {
  private static final Forecast FORECAST = new Forecast("unpredictable", 0.2, Duration.ofDays(7));
  private static final Intervals EVERYBODY = new Intervals(50, 10, 1);

  private static Purchase bought(String at, double units) {
    return new Purchase("o-" + at, "soap", null, units, Times.at(at));
  }

  private static Purchase refunded(String order, String at, double units) {
    return new Purchase(order, "soap", null, -units, Times.at(at));
  }

  private static List<Double> perUnit(Purchase... purchases) {
    return RunOut.intervals(List.of(purchases)).stream().map(Interval::daysPerUnit).toList();
  }

  private static @Nullable Estimate estimate(
      Intervals everybody, @Nullable Double daysSupply, Purchase... purchases) {
    return RunOut.estimate(List.of(), List.of(purchases), everybody, daysSupply, FORECAST);
  }

  private static Estimate sound(@Nullable Estimate estimate) {
    return Objects.requireNonNull(estimate);
  }

  @Test
  void dividesDaysByTheQuantityOfTheEarlierDay() {
    assertThat(perUnit(bought("0h", 2), bought("10d", 1), bought("13d", 4)))
        .containsExactly(5.0, 3.0);
  }

  @Test
  void takesOrdersOfOneUtcDayForOne() {
    assertThat(perUnit(bought("1h", 1), bought("23h", 3), bought("1d1h", 1))).containsExactly(0.25);
  }

  @Test
  void knowsAnIntervalFromTheFirstOrderOfItsLaterDay() {
    List<Interval> intervals =
        RunOut.intervals(List.of(bought("0h", 1), bought("2d3h", 1), bought("2d9h", 1)));
    assertThat(intervals)
        .containsExactly(new Interval(LocalDate.of(2026, 3, 4), 2, Times.at("2d3h")));
  }

  @Test
  void doesNotCountRefundedLines() {
    assertThat(
            perUnit(bought("0h", 1), bought("4d", 1), refunded("o-4d", "5d", 1), bought("9d", 1)))
        .containsExactly(9.0);
  }

  @Test
  void takesARefundWithoutOrderFromTheLatestPurchases() {
    assertThat(perUnit(bought("0h", 1), bought("4d", 3), refunded("C1", "5d", 1), bought("8d", 1)))
        .containsExactly(4.0, 2.0);
  }

  private static final List<Purchase> SIX =
      List.of(
          bought("0h", 1),
          bought("4d", 2),
          bought("7d", 1),
          bought("12d", 1),
          bought("20d", 3),
          bought("29d", 1));

  @Test
  void knowsWhatItHasLearnedOfPurchasesThatAreForgotten() {
    List<Interval> all = RunOut.intervals(SIX);
    for (int forgotten = 0; forgotten < SIX.size(); forgotten++) {
      List<Purchase> remembered = SIX.subList(forgotten, SIX.size());
      assertThat(RunOut.intervals(all, remembered)).isEqualTo(all);
    }
    assertThat(RunOut.intervals(all, List.of())).isEqualTo(all);
  }

  @Test
  void learnsAnewWhatIsRemembered() {
    List<Interval> all = RunOut.intervals(SIX);
    List<Purchase> two = new ArrayList<>(SIX.subList(2, 6));
    two.add(2, bought("16d", 1));
    assertThat(RunOut.intervals(all, two))
        .extracting(Interval::daysPerUnit)
        .containsExactly(4.0, 1.5, 5.0, 4.0, 4.0, 3.0);
    two.add(refunded("o-7d", "30d", 1));
    assertThat(RunOut.intervals(all, two))
        .extracting(Interval::daysPerUnit)
        .containsExactly(4.0, 4.0, 4.0, 3.0);
  }

  @Test
  void drawsTheOwnMeanTowardsTheMedianOfEverybody() {
    // d = 7, 9; u = (16 + 20) / 4 = 9; s^2 = (4 + 0 + 2) / 4 = 1.5
    Estimate e =
        sound(estimate(EVERYBODY, null, bought("0h", 1), bought("7d", 1), bought("16d", 1)));
    assertThat(e.daysPerUnit()).isEqualTo(9);
    assertThat(e.errorBand()).isCloseTo(Math.sqrt(1.5), within(1e-12));
    assertThat(e.runOut()).isEqualTo(Times.at("25d"));
    assertThat(e.low()).isEqualTo(Times.at("23d4h48m"));
    assertThat(e.lapse()).isEqualTo(Times.at("28d14h24m"));
  }

  @Test
  void takesTheMedianOfEverybodyWithoutAnyOwn() {
    assertThat(sound(estimate(EVERYBODY, 99.0, bought("3h", 3))).runOut())
        .isEqualTo(Times.at("30d3h"));
  }

  @Test
  void takesTheOwnMeanOfThreeWhereNobodyElseIsKnown() {
    Purchase[] four = {bought("0h", 1), bought("9d", 1), bought("19d", 1), bought("30d", 1)};
    assertThat(sound(estimate(Intervals.NONE, 99.0, four)).daysPerUnit()).isEqualTo(10);
  }

  @Test
  void takesTheDaysOfSupplyBelowThreeWithoutAnError() {
    Estimate e = sound(estimate(Intervals.NONE, 12.0, bought("0h", 1), bought("9d", 2)));
    assertThat(e.runOut()).isEqualTo(Times.at("33d"));
    assertThat(e.errorBand()).isZero();
  }

  @Test
  void knowsNothingWithoutPurchaseMedianAndSupply() {
    assertThat(estimate(EVERYBODY, 12.0)).isNull();
    assertThat(estimate(Intervals.NONE, null, bought("0h", 1))).isNull();
    assertThat(estimate(Intervals.NONE, 0.0, bought("0h", 1))).isNull();
  }

  @Test
  void isSilentWhereTwiceTheErrorIsMoreThanHalfTheInterval() {
    // u = 10, s = sqrt(v): 2 s > 5 from v > 6.25 on
    assertThat(estimate(new Intervals(9, 10, 6.25), null, bought("0h", 1))).isNotNull();
    assertThat(estimate(new Intervals(9, 10, 6.2501), null, bought("0h", 1))).isNull();
  }

  @Test
  void refusesWhatNoCalendarHolds() {
    assertThat(estimate(new Intervals(9, 1e300, 0), null, bought("0h", 1))).isNull();
    assertThat(estimate(new Intervals(9, Double.NaN, 0), null, bought("0h", 1))).isNull();
  }
}
