package dev.tactus.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private static final long LONG = Duration.ofMillis(300).toNanos();

  private final Stopwatch none = new Stopwatch(TimeLimit.NONE);
  private final Stopwatch wall = new Stopwatch(TimeLimit.WALL);
  private final Stopwatch work = new Stopwatch(TimeLimit.PROCESSOR);

  @Test
  void countsNoTimeInWhichItsThreadDidNotWork() {
    while (!wall.isPast(LONG)) {
      LockSupport.parkNanos(LONG);
    }
    assertThat(work.isPast(LONG / 2)).isFalse();
    assertThat(none.isPast(0)).isFalse();
    assertThat(work.elapsed()).isGreaterThan(Duration.ofNanos(LONG));
  }

  @Test
  void countsTimeInWhichItDid() {
    while (!work.isPast(LONG / 10)) {
      Thread.onSpinWait();
    }
    assertThat(wall.isPast(LONG / 20)).isTrue();
  }
}
