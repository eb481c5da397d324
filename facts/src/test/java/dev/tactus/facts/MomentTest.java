package dev.tactus.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MomentTest {
  @Test
  void tellsTheLocalTimeOfDayAndWhetherItIsBetweenTwoHours() {
    Moment evening = at("2026-03-10T14:30:00Z", "Asia/Tokyo");
    assertThat(evening.localTime()).isEqualTo("23:30");
    assertThat(evening.between(9, 21)).isFalse();
    assertThat(evening.between(22, 6)).isTrue();
  }

  @Test
  void countsBackInDaysAndHours() {
    Moment noon = at("2026-03-10T12:00:00Z", "UTC");
    assertThat(noon.daysAgo(2)).isEqualTo("2026-03-08T12:00:00Z");
    assertThat(noon.hoursAgo(13)).isEqualTo("2026-03-09T23:00:00Z");
  }

  @Test
  void callsSaturdayAndSundayTheWeekend() {
    assertThat(at("2026-03-13T14:00:00Z", "UTC").isWeekend()).isFalse();
    assertThat(at("2026-03-13T16:00:00Z", "Asia/Tokyo").isWeekend()).isTrue();
    assertThat(at("2026-03-15T14:00:00Z", "UTC").isWeekend()).isTrue();
  }

  @Test
  void findsTheNextMorningInTheCustomersZone() {
    assertThat(at("2026-03-10T21:00:00Z", "UTC").next(9, 21)).isEqualTo("2026-03-11T09:00:00Z");
    assertThat(at("2026-03-10T03:00:00Z", "UTC").next(9, 21)).isEqualTo("2026-03-10T09:00:00Z");
    assertThat(at("2026-03-10T20:59:59Z", "UTC").next(9, 21)).isEqualTo("2026-03-10T20:59:59Z");
    assertThat(at("2026-03-10T14:00:00Z", "Asia/Tokyo").next(9, 21))
        .isEqualTo("2026-03-11T00:00:00Z");
  }

  @Test
  void waitsForAnHourThatSuitsEveryZoneOfTheCountry() {
    Moment moment = at("2026-03-10T14:00:00Z", "America/New_York", "America/Los_Angeles");
    assertThat(moment.next(9, 21)).isEqualTo("2026-03-10T16:00:00Z");
  }

  @Test
  void goesByTheRetailersZoneWhereNoHourSuitsAll() {
    Moment moment = at("2026-03-10T03:00:00Z", "Pacific/Kiritimati", "Pacific/Honolulu", "UTC");
    assertThat(moment.next(9, 12)).isEqualTo("2026-03-10T09:00:00Z");
  }

  @Test
  void goesByLocalTimeWhenTheClocksChange() {
    assertThat(at("2026-03-28T22:00:00Z", "Europe/Berlin").next(9, 21))
        .isEqualTo("2026-03-29T07:00:00Z");
  }

  @Test
  void leavesOutSundaysAndPublicHolidays() {
    assertThat(at("2026-03-13T12:00:00Z", "UTC").nextWorkday(9)).isEqualTo("2026-03-14T09:00:00Z");
    assertThat(at("2026-03-14T12:00:00Z", "UTC").nextWorkday(9)).isEqualTo("2026-03-17T09:00:00Z");
  }

  /** The 16th, a Monday, is a public holiday. */
  private static Moment at(String now, String... zones) {
    return new Moment(
        Instant.parse(now),
        Arrays.stream(zones).map(ZoneId::of).toList(),
        Moment.ZoneSource.COUNTRY,
        ZoneId.of("UTC"),
        Set.of(LocalDate.parse("2026-03-16")));
  }
}
