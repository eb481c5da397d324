package dev.tactus.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.backtest.RunningBacktest.End;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningBacktestTest {
  private static final End DONE =
      new End(Backtest.Status.DONE, new Backtests.Result(null, "{}", Set.of()));

  private final AtomicBoolean memoryIsShort = new AtomicBoolean();
  private final EmptyHistory history = new EmptyHistory();
  private final RunningBacktest running = new RunningBacktest("1", history, memoryIsShort::get);

  @AfterEach
  void notInterrupted() {
    Thread.interrupted();
  }

  @Test
  void endsAsItEndedWhenNothingStoppedIt() {
    running.look(true);
    running.at(3);
    assertThat(running.done()).isEqualTo(3);
    assertThat(running.over(DONE)).isEqualTo(DONE);
  }

  /** Whatever it was doing then: its report may have been made just before. */
  @Test
  void failsWhenMemoryGetsShortAtAnyTime() {
    memoryIsShort.set(true);
    running.look(true);
    assertThat(running.over(DONE).status()).isEqualTo(Backtest.Status.FAILED);
    assertThat(running.over(DONE).result().failure()).contains("more memory");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void isStoppedWithEveryLookUntilItIsOver() {
    running.look(false);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThatThrownBy(() -> running.at(4)).isInstanceOf(CancellationException.class);
    running.look(false);
    assertThat(history.cancelled).isEqualTo(2);
    assertThat(running.over(DONE).status()).isEqualTo(Backtest.Status.CANCELLED);
    running.look(false);
    assertThat(history.cancelled).isEqualTo(2);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void staysCancelledWhenMemoryGetsShortThen() {
    running.look(false);
    memoryIsShort.set(true);
    running.look(true);
    assertThat(running.over(DONE).status()).isEqualTo(Backtest.Status.CANCELLED);
  }
}
