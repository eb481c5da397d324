package dev.tactus.enrollment;

import static dev.tactus.enrollment.Rounds.Kind.TIMERS;
import static dev.tactus.enrollment.Rounds.Kind.WAVES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final Rounds rounds = new Rounds();

  @Test
  void areNotLateAtTheStart() {
    assertThat(rounds.late(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void areLateEachByItself() {
    Duration age = waited();
    rounds.done(WAVES);
    assertThat(rounds.late(age)).containsExactly(TIMERS);
    rounds.done(TIMERS);
    assertThat(rounds.late(Duration.ofMinutes(1))).isEmpty();
  }

  /** An age that they have by now, and one that is done after this does not have yet. */
  private Duration waited() {
    Duration age = Duration.ofMillis(200);
    while (!rounds.late(age).contains(TIMERS)) {
      Thread.onSpinWait();
    }
    return age;
  }
}
