package dev.tactus.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PulseTest {
  @Test
  void failsWhereNoGarbageWasCollected() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    assertThatThrownBy(() -> Pulse.collect(ended.pid()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("process " + ended.pid() + " collected no garbage, jcmd ended with");
  }
}
