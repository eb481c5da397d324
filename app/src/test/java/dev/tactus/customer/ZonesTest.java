package dev.tactus.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Moment;
import dev.tactus.facts.Moment.ZoneSource;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose zone counts. */
class ZonesTest {
  private static final ZoneId RETAILER = ZoneId.of("Europe/Lisbon");
  private final Zones zones = new Zones(RETAILER);

  @Test
  void isTheCustomersOwnWhereItIsKnown() {
    Moment moment = moment("Asia/Tokyo", "US");
    assertThat(moment.zones()).containsExactly(ZoneId.of("Asia/Tokyo"));
    assertThat(moment.source()).isEqualTo(ZoneSource.CUSTOMER);
  }

  @Test
  void isElseEveryZoneOfTheCountry() {
    Moment states = moment(null, "US");
    assertThat(states.source()).isEqualTo(ZoneSource.COUNTRY);
    assertThat(states.zones())
        .contains(
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Pacific/Honolulu"));
    assertThat(moment(null, "KI").zones())
        .containsExactlyInAnyOrder(
            ZoneId.of("Pacific/Tarawa"),
            ZoneId.of("Pacific/Kanton"),
            ZoneId.of("Pacific/Kiritimati"));
    assertThat(moment(null, "in").zones()).containsExactly(ZoneId.of("Asia/Kolkata"));
  }

  @Test
  void waitsUntilTheHourSuitsTheWholeCountry() {
    // from 9 in Honolulu (19:00 UTC) to 21 in New York (02:00 UTC)
    Instant noonInNewYork = Instant.parse("2026-03-04T17:00:00Z");
    assertThat(moment(null, "US", noonInNewYork).next(LocalTime.of(9, 0), LocalTime.of(21, 0)))
        .isEqualTo(Instant.parse("2026-03-04T19:00:00Z"));
    assertThat(
            moment("America/New_York", "US", noonInNewYork)
                .next(LocalTime.of(9, 0), LocalTime.of(21, 0)))
        .isEqualTo(noonInNewYork);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "XX", "Atlantis", "*", "../DE"})
  void isElseTheRetailers(String country) {
    Moment moment = moment(null, country);
    assertThat(moment.zones()).containsExactly(RETAILER);
    assertThat(moment.source()).isEqualTo(ZoneSource.RETAILER);
    assertThat(moment.holidays()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "", "Europe/", "9"})
  void isThatOfTheCountryWhereTheCustomersIsNone(String broken) {
    assertThat(moment(broken, "AT").zones()).containsExactly(ZoneId.of("Europe/Vienna"));
    assertThat(moment(broken, null).zones()).containsExactly(RETAILER);
  }

  @Test
  void alwaysKnowsTheRetailers() {
    assertThat(List.of(moment("Asia/Tokyo", "US"), moment(null, "US"), moment(null, null)))
        .extracting(Moment::fallback)
        .containsOnly(RETAILER);
  }

  private Moment moment(String zone, String country) {
    return moment(zone, country, Ann.TEN);
  }

  private Moment moment(String zone, String country, Instant now) {
    Ann ann = new Ann();
    ann.happened("customer", "customer", 0, nonNull(zone, country));
    return zones.moment(ann.customer, now);
  }

  private static Map<String, Object> nonNull(String zone, String country) {
    Map<String, Object> body = new java.util.HashMap<>();
    body.put("timezone", zone);
    body.put("country", country);
    return body;
  }
}
