package dev.tactus.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  @ParameterizedTest
  @CsvSource({
    "2026-11-21T09:30:00Z,             2026-11-21T09:30:00Z",
    "2026-11-21t09:30:00z,             2026-11-21T09:30:00Z",
    "2026-11-21T09:30:00.5Z,           2026-11-21T09:30:00.500Z",
    "2026-11-21T09:30:00.123456789Z,   2026-11-21T09:30:00.123456Z",
    "2026-11-21T09:30:00+01:00,        2026-11-21T08:30:00Z",
    "2026-11-21T00:30:00.000-05:30,    2026-11-21T06:00:00Z",
    "2024-02-29T00:00:00Z,             2024-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z,             2017-01-01T00:00:00Z"
  })
  void reads(String text, Instant time) {
    assertThat(Rfc3339.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "1763717400",
        "2026-11-21",
        "2026-11-21T09:30:00",
        "2026-11-21 09:30:00Z",
        "2026-11-21T09:30Z",
        "2026-11-21T09:30:00.Z",
        "2026-11-21T09:30:00+0100",
        "2026-11-21T09:30:00+24:00",
        "2026-11-21T24:00:00Z",
        "2026-11-21T09:60:00Z",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-11-21T09:30:00ZZ",
        "+2026-11-21T09:30:00Z",
        "2026-11-21T09:30:00.1",
        "2026-11-21T09:30:00\u0660Z",
        "\u0662\u0660\u0662\u0666-11-21T09:30:00Z"
      })
  void refuses(String text) {
    assertThat(Rfc3339.parse(text)).isNull();
  }

  @Test
  void agreesWithTheLibrary() {
    Random random = new Random(3339);
    for (int i = 0; i < 10_000; i++) {
      long seconds = random.nextLong(0, 253402300799L);
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60));
      Instant time = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000));
      OffsetDateTime written = time.atOffset(zone);
      if (written.getYear() < 10_000) {
        assertThat(Rfc3339.parse(written.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)))
            .as("%s", written)
            .satisfiesAnyOf(
                read -> assertThat(read).isEqualTo(time.truncatedTo(ChronoUnit.MICROS)),
                // the library leaves out seconds of an offset, never of the time
                read -> assertThat(written.getSecond()).isNegative());
      }
    }
  }
}
