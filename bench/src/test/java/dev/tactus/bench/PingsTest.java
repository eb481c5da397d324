package dev.tactus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PingsTest {
  private final Pings pings = new Pings("test", 100, 50, 120, () -> true);

  @Test
  void makesEventsOfAboutFourHundredBytes() {
    assertThat(pings.next().items()).allSatisfy(e -> assertThat(e.length()).isBetween(360, 440));
  }

  @Test
  void pingsWithEveryTenth() {
    assertThat(pings.next().customers()).hasSize(5);
  }

  @Test
  void endsAfterSoMany() {
    pings.next();
    pings.next();

    assertThat(pings.next().ids()).hasSize(20);
    assertThat(pings.hasNext()).isFalse();
  }
}
