package dev.tactus.backtest.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SentMessagesTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00.000001Z");

  @Test
  void knowsWhenEachOfManyWasSent() {
    SentMessages sent = new SentMessages();
    for (int i = 0; i < 10_000; i++) {
      sent.add(id(i), START.plusSeconds(i));
    }
    for (int i = 0; i < 10_000; i++) {
      Instant at = START.plusSeconds(i);
      assertThat(sent.wasSent(id(i).toString(), at)).isTrue();
      assertThat(sent.wasSent(id(i).toString(), at.minusNanos(1_000))).isFalse();
      assertThat(sent.wasSent(id(-1 - i).toString(), START.plusSeconds(1_000_000))).isFalse();
    }
  }

  @Test
  void takesTheFirstOfSeveralTimes() {
    SentMessages sent = new SentMessages();
    sent.add(id(1), START.plusSeconds(5));
    sent.add(id(1), START);
    sent.add(id(1), START.plusSeconds(9));
    assertThat(sent.wasSent(id(1).toString(), START)).isTrue();
  }

  private static UUID id(int n) {
    return UUID.nameUUIDFromBytes(("n" + n).getBytes(StandardCharsets.UTF_8));
  }
}
