package dev.tactus.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final GuardSettings SETTINGS =
      new GuardSettings(Duration.ofMinutes(10), 50, 5, 1.5, 2, 0.02);

  @Test
  void takeItForAJumpWhenSendsPassTheMultipleAndAFew() {
    assertThat(against(new Tally(100, 0, 20, 0, 10))).isNull();
    assertThat(against(new Tally(100, 0, 21, 0, 10))).contains("21 of 100").contains("sent 10");
    assertThat(against(new Tally(100, 0, 5, 0, 0))).isNull();
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
    assertThat(against(new Tally(50, 5, 0, 0, 0))).isNull();
    assertThat(against(new Tally(50, 6, 0, 0, 0))).contains("could not judge 6 of 50");
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
    return SETTINGS.limits().against(tally, SETTINGS.few());
  }
}
