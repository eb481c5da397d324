package dev.tactus.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public holidays of a customer's country. */
class HolidaysTest {
  private final Holidays holidays = new Holidays();

  @ParameterizedTest
  @CsvSource({
    "DE, 2026-10-03",
    "de, 2026-10-03",
    "FR, 2026-07-14",
    "US, 2026-11-26",
    "GB, 2026-12-25",
    "DE, 2026-04-06",
    "JP, 2026-02-11"
  })
  void areThoseOfTheCountry(String country, LocalDate day) {
    assertThat(holidays.around(country, day)).contains(day);
    assertThat(holidays.around(country, day.plusDays(1))).contains(day);
    assertThat(holidays.around(country, day.minusDays(15))).contains(day);
    assertThat(holidays.around(country, day.minusDays(16))).doesNotContain(day);
    assertThat(holidays.around(country, day.plusDays(2))).doesNotContain(day);
  }

  @Test
  void areNotThoseOfAnotherCountryOrOfAPartOfIt() {
    assertThat(holidays.around("FR", LocalDate.of(2026, 10, 1))).isEmpty();
    LocalDate epiphanyInBavaria = LocalDate.of(2026, 1, 6);
    assertThat(holidays.around("DE", epiphanyInBavaria)).doesNotContain(epiphanyInBavaria);
  }

  @Test
  void goOnIntoTheNextYear() {
    assertThat(holidays.around("DE", LocalDate.of(2026, 12, 24)))
        .containsExactlyInAnyOrder(
            LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26), LocalDate.of(2027, 1, 1));
    assertThat(holidays.around("DE", LocalDate.of(2027, 1, 1))).contains(LocalDate.of(2027, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XX", "Atlantis", "*", "../de", "de_test"})
  void areNoneWhereNoneAreKnown(String country) {
    assertThat(holidays.around(country, LocalDate.of(2026, 12, 24))).isEmpty();
  }
}
