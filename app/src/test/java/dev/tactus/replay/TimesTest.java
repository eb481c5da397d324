package dev.tactus.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private final Times times = new Times();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2017-11-25T08:16:39Z",
        "2015-05-04T00:24:40.084Z",
        "2000-02-29T23:59:59.123456789Z",
        "1999-12-31T00:00:00.5Z"
      })
  void readsWhatTheLibraryReads(String text) {
    assertThat(times.read(text)).isEqualTo(Instant.parse(text)).isEqualTo(times.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2017-11-25",
        "2017-02-29T08:16:39Z",
        "2017-11-25T24:16:39Z",
        "2017-11-25T08:60:39Z",
        "2017-11-25T08:16:3xZ",
        "2017-11-25T08:16:39",
        "+12017-11-25T08:16:39Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(times.read(text)).isNull();
  }

  @Test
  void readsTimesOfManyDaysInAnyOrder() {
    assertThat(times.read("2017-11-25T00:00:00Z")).isEqualTo("2017-11-25T00:00:00Z");
    assertThat(times.read("2017-11-24T23:59:59Z")).isEqualTo("2017-11-24T23:59:59Z");
    assertThat(times.read("2017-11-25T00:00:01+02:00")).isEqualTo("2017-11-24T22:00:01Z");
  }
}
