package dev.tactus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Examples;
import dev.tactus.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickerTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Ticker ticker = new Ticker(new PrintStream(shown, true), clock);

  @Test
  void showsADecisionWithItsReasonsInOneLine() {
    ticker.decided(List.of(Examples.suppressed("d1", "ann", NOON)));
    ticker.show();
    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("12:00:00  suppress  creepy")
        .contains("ann")
        .doesNotContain("\u001b");
  }

  @Test
  void showsTheChannelOfASend() {
    ticker.decided(List.of(Examples.sent("d1", "ann", NOON)));
    ticker.show();
    assertThat(lines()).singleElement().asString().contains("send", "compelling", ": by ", "to 1");
  }

  @Test
  void showsTheNewestAndCountsTheRest() {
    List<Decision> many =
        java.util.stream.IntStream.range(0, 50)
            .mapToObj(i -> Examples.suppressed("d" + i, "customer-" + i, NOON))
            .toList();
    ticker.decided(many);
    for (int i = 0; i < 50; i++) {
      ticker.show();
    }
    assertThat(lines()).hasSize(4).last().asString().contains("customer-49");
    clock.advance(Duration.ofSeconds(10));
    ticker.took(25);
    ticker.count();
    assertThat(lines())
        .last()
        .asString()
        .contains("2.5 events/s, 5.0 decisions/s; since the start 25 events")
        .contains("0 sent, 0 held, 50 suppressed");
  }

  @Test
  void isQuietWhenNothingHappens() {
    ticker.show();
    ticker.count();
    assertThat(lines()).isEmpty();
  }

  private List<String> lines() {
    return shown.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
