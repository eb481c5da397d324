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
