package dev.tactus.journeys;

import static dev.tactus.journeys.Events.added;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QuietTest {
  private static final Engine ENGINE = new Engine(Story.JOURNEYS);
  private static final Passages CART =
      Story.of("abandoned-cart").when(added("0h", "lamp")).passages();

  private static Moved apply(Signal signal) {
    return ENGINE.apply(CART, signal, new Shop());
  }

  @Test
  void anEventThatTheJourneyDoesNotKnowLeavesTheSamePassages() {
    Signal viewed = new Signal.Happened(Events.track("Product Viewed", "1h", Map.of()));
    assertThat(apply(viewed).passages()).isSameAs(CART);
  }

  @Test
  void timeThatFiresNothingLeavesTheSamePassages() {
    assertThat(apply(new Signal.Elapsed(Times.at("3h"))).passages()).isSameAs(CART);
  }

  @Test
  void anEventThatTheJourneyDoesNotKnowStillFiresTimers() {
    Signal viewed = new Signal.Happened(Events.track("Product Viewed", "5h", Map.of()));
    assertThat(apply(viewed).effects()).hasSize(1);
  }

  @Test
  void anEventThatChangesNothingMovesTheWatermarkSinceALateOneMayGiveItSense() {
    Signal removed = new Signal.Happened(Events.removed("1h", "desk"));
    assertThat(apply(removed).passages().watermark()).isEqualTo(Times.at("1h"));
  }
}
