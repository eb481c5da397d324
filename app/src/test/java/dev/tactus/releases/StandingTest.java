package dev.tactus.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.releases.Standing.Canary;
import dev.tactus.releases.Standing.Watched;
import dev.tactus.rulebase.Ruling;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Limits MANY = new Limits(4, 2, 0.02);
  private static final Standing ONE =
      new Standing(1, "1", null, NOON.minusSeconds(9999), null, null, null, null);

  @Test
  void anActivatedReleaseIsWatchedForItsFirstMinutes() {
    Standing two = ONE.activated("2", null, NOON, WINDOW);
    assertThat(two.watched(LATER, WINDOW)).containsExactly(new Watched("2", "1", NOON, null));
    assertThat(two.watched(NOON.plus(WINDOW), WINDOW)).isEmpty();
  }

  @Test
  void whatIsRolledBackToIsNotWatched() {
    Standing one = ONE.activated("2", null, NOON, WINDOW).rolledBack("1", LATER);
    assertThat(one.active()).isEqualTo("1");
    assertThat(one.watched(LATER, WINDOW)).isEmpty();
  }

  @Test
  void aSecondActivationIsWatchedBesideTheOneThatIsKnown() {
    Standing three = ONE.activated("2", null, NOON, WINDOW).activated("3", null, LATER, WINDOW);
    assertThat(three.watched(LATER, WINDOW)).containsExactly(new Watched("3", "1", LATER, null));
    Instant afterwards = NOON.plus(WINDOW);
    Standing known =
        ONE.activated("2", null, NOON, WINDOW).activated("3", null, afterwards, WINDOW);
    assertThat(known.watched(afterwards, WINDOW))
        .containsExactly(new Watched("3", "2", afterwards, null));
  }

  @Test
  void aCanaryIsWatchedBesideTheActiveOneAndGoesAlone() {
    Standing both = ONE.withCanary("2", 10, null, NOON);
    assertThat(both.ruling()).isEqualTo(new Ruling("1", "2", 10));
    Watched canary = new Watched("2", "1", NOON, null);
    assertThat(both.watched(LATER, WINDOW)).containsExactly(canary);
    assertThat(both.without(canary, LATER)).isEqualTo(ONE);
  }

  @Test
  void anActivationAndACanaryAreBothWatchedEachWithItsOwnLimits() {
    Standing both = ONE.withCanary("2", 10, MANY, NOON).activated("3", null, LATER, WINDOW);
    Watched active = new Watched("3", "1", LATER, null);
    Watched canary = new Watched("2", "3", LATER, MANY);
    assertThat(both.watched(LATER, WINDOW)).containsExactly(active, canary);
    assertThat(both.without(canary, LATER).watched(LATER, WINDOW)).containsExactly(active);
    Standing back = both.without(active, LATER);
    assertThat(back.active()).isEqualTo("1");
    assertThat(back.canary()).isEqualTo(new Canary("2", 10, LATER, MANY));
  }

  @Test
  void theEndOfACanaryLeavesTheLimitsOfTheActiveOne() {
    Standing both = ONE.activated("2", MANY, NOON, WINDOW).withCanary("3", 1, null, NOON);
    assertThat(both.withoutCanary("3").limits()).isEqualTo(MANY);
    assertThat(both.withoutCanary("2")).isSameAs(both);
  }

  @Test
  void theReleaseBeforeJudgesAgainOnceOnly() {
    Standing two = ONE.activated("2", null, NOON, WINDOW);
    Watched bad = two.watched(LATER, WINDOW).get(0);
    Standing back = two.without(bad, LATER);
    assertThat(back.active()).isEqualTo("1");
    assertThat(back.watched(LATER, WINDOW)).isEmpty();
    assertThat(back.without(bad, LATER)).isSameAs(back);
  }

  @Test
  void whoBecomesActiveIsNeitherCanaryNorShadowAnyMore() {
    Standing all = ONE.withCanary("2", 10, null, NOON).withShadow("2");
    Standing two = all.activated("2", null, LATER, WINDOW);
    assertThat(two.canary()).isNull();
    assertThat(two.shadow()).isNull();
  }

  @Test
  void activatingTheActiveOneChangesNothing() {
    assertThat(ONE.activated("1", null, NOON, WINDOW)).isSameAs(ONE);
  }
}
