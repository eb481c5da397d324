package dev.tactus.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final GuardSettings SETTINGS =
      new GuardSettings(Duration.ofMinutes(10), 50, 5, 1.5, 2, 0.02);

  @Test
  void sayNothingOfFewDecisions() {
    assertThat(against(new Tally(49, 49, 49, 0, 0), 9)).isNull();
  }

  @Test
  void takeItForAJumpWhenSendsPassTheMultipleAndAFew() {
    assertThat(against(new Tally(100, 0, 20, 0, 10), 1)).isNull();
    assertThat(against(new Tally(100, 0, 21, 0, 10), 1)).contains("21 of 100").contains("sent 10");
    assertThat(against(new Tally(100, 0, 5, 0, 0), 1)).isNull();
  }

  @Test
  void countFailuresOnlyWhereTheReleaseBeforeJudged() {
    assertThat(against(new Tally(100, 2, 0, 0, 0), 0)).isNull();
    assertThat(against(new Tally(100, 3, 0, 0, 0), 0)).contains("could not judge 3 of 100");
    assertThat(against(new Tally(100, 3, 0, 3, 0), 0)).isNull();
  }

  @Test
  void lookAtTheOneWhoGotMost() {
    Tally calm = new Tally(100, 0, 10, 0, 10);
    assertThat(against(calm, 2)).isNull();
    assertThat(against(calm, 3)).contains("3 messages to one customer");
  }

  @Test
  void tellOfHalfAsManySends() {
    assertThat(SETTINGS.suppressesMuchMore(new Tally(100, 0, 10, 0, 40))).isTrue();
    assertThat(SETTINGS.suppressesMuchMore(new Tally(100, 0, 20, 0, 40))).isFalse();
  }

  private static String against(Tally tally, long most) {
    return SETTINGS.limits().against(tally, most, 0, SETTINGS);
  }
}
