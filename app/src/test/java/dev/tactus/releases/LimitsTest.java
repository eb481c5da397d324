package dev.tactus.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final GuardSettings SETTINGS =
      new GuardSettings(Duration.ofMinutes(10), 50, 5, 1.5, 2, 0.02);

  @Test
  void takeItForAJumpWhenSendsPassTheMultiple() {
    assertThat(against(new Tally(100, 0, 15, 0, 10))).isNull();
    assertThat(against(new Tally(100, 0, 16, 0, 10))).contains("16 of 100").contains("sent 10");
    assertThat(against(new Tally(49, 0, 40, 0, 10))).isNull();
  }

  @Test
  void compareWithAFewSendsWhereThereWereLess() {
    assertThat(against(new Tally(100, 0, 7, 0, 0))).isNull();
    assertThat(against(new Tally(100, 0, 8, 0, 0))).contains("8 of 100");
    assertThat(new Limits(20, 20, 0.02).against(new Tally(100, 0, 100, 0, 0), 50, 5)).isNull();
  }

  @Test
  void countFailuresOnlyWhereTheReleaseBeforeJudged() {
    assertThat(against(new Tally(300, 6, 0, 0, 0))).isNull();
    assertThat(against(new Tally(300, 7, 0, 0, 0))).contains("could not judge 7 of 300");
    assertThat(against(new Tally(300, 7, 0, 1, 0))).isNull();
    assertThat(against(new Tally(300, 290, 0, 284, 0))).isNull();
  }

  @Test
  void takeAFewFailuresForNothing() {
    assertThat(against(new Tally(10, 5, 0, 0, 0))).isNull();
    assertThat(against(new Tally(10, 6, 0, 0, 0))).contains("could not judge 6 of 10");
  }

  @Test
  void compareWhatOneCustomerGotWithWhatTheReleaseBeforeWouldHaveSent() {
    Limits limits = SETTINGS.limits();
    assertThat(limits.isTooMany(2, 0)).isFalse();
    assertThat(limits.isTooMany(3, 0)).isTrue();
    assertThat(limits.isTooMany(6, 3)).isFalse();
    assertThat(limits.isTooMany(7, 3)).isTrue();
  }

  @Test
  void tellOfHalfAsManySends() {
    assertThat(SETTINGS.suppressesMuchMore(new Tally(100, 0, 10, 0, 40))).isTrue();
    assertThat(SETTINGS.suppressesMuchMore(new Tally(100, 0, 20, 0, 40))).isFalse();
  }

  private static String against(Tally tally) {
    return SETTINGS.limits().against(tally, SETTINGS.decisions(), SETTINGS.few());
  }
}
