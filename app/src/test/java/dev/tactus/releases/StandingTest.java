package dev.tactus.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.releases.Standing.Watched;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Standing ONE =
      new Standing(1, "1", null, NOON.minusSeconds(9999), null, 0, null, null, null);

  @Test
  void anActivatedReleaseIsWatchedForItsFirstMinutes() {
    Standing two = ONE.activated("2", null, NOON);
    assertThat(two.watched(LATER, WINDOW)).contains(new Watched("2", "1", NOON, null));
    assertThat(two.watched(NOON.plus(WINDOW), WINDOW)).isEmpty();
  }

  @Test
  void whatIsRolledBackToIsNotWatched() {
    Standing one = ONE.activated("2", null, NOON).rolledBack("1", LATER);
    assertThat(one.active()).isEqualTo("1");
    assertThat(one.watched(LATER, WINDOW)).isEmpty();
  }

  @Test
  void aCanaryIsWatchedBesideTheActiveOneAndGoesAlone() {
    Standing both = ONE.withCanary("2", 10, null, NOON);
    Watched canary = both.watched(LATER, WINDOW).orElseThrow();
    assertThat(canary).isEqualTo(new Watched("2", "1", NOON, null));
    assertThat(both.without(canary, LATER)).isEqualTo(ONE);
  }

  @Test
  void theReleaseBeforeJudgesAgainOnceOnly() {
    Standing two = ONE.activated("2", null, NOON);
    Watched bad = two.watched(LATER, WINDOW).orElseThrow();
    Standing back = two.without(bad, LATER);
    assertThat(back.active()).isEqualTo("1");
    assertThat(back.watched(LATER, WINDOW)).isEmpty();
    assertThat(back.without(bad, LATER)).isSameAs(back);
  }

  @Test
  void whoBecomesActiveIsNeitherCanaryNorShadowAnyMore() {
    Standing all = ONE.withCanary("2", 10, null, NOON).withShadow("2");
    Standing two = all.activated("2", null, LATER);
    assertThat(two.canary()).isNull();
    assertThat(two.shadow()).isNull();
  }

  @Test
  void activatingTheActiveOneChangesNothing() {
    assertThat(ONE.activated("1", null, NOON)).isSameAs(ONE);
  }
}
