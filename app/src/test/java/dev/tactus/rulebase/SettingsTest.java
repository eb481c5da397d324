package dev.tactus.rulebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final String GOOD =
      "odds.wanted=10\nhold.spread=PT30M\nunavailable.retry=PT5M\nfirings.most=9\ntime.most=PT1S";

  @Test
  void readsTheNumbersOfARelease() {
    assertThat(Settings.read(GOOD))
        .isEqualTo(
            new Settings(
                10, Duration.ofMinutes(30), Duration.ofMinutes(5), 9, Duration.ofSeconds(1)));
  }

  @Test
  void saysWhichNumberIsWrongAndWhatWasExpected() {
    assertThatThrownBy(() -> Settings.read(GOOD.replace("PT30M", "30 min")))
        .hasMessage(
            "judging.properties: hold.spread must be an ISO 8601 duration above 0, such as PT30M,"
                + " at most PT12H, not '30 min'");
    assertThatThrownBy(() -> Settings.read(GOOD.replace("odds.wanted=10", "")))
        .hasMessageContaining("odds.wanted must be a number above 0, at most 1000000, not ''");
    assertThatThrownBy(() -> Settings.read(GOOD.replace("=9", "=-9")))
        .hasMessageContaining("firings.most");
  }
}
