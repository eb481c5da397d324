package dev.tactus.judgement;

import static dev.tactus.facts.Channel.EMAIL;
import static dev.tactus.facts.Channel.PUSH;
import static dev.tactus.facts.Channel.SMS;
import static dev.tactus.facts.Gate.CHANNEL;
import static dev.tactus.facts.Gate.CONSENT;
import static dev.tactus.facts.Gate.FATIGUE;
import static dev.tactus.facts.Gate.PROVENANCE;
import static dev.tactus.facts.Gate.RELEVANCE;
import static dev.tactus.facts.Gate.TIMING;
import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Route;
import dev.tactus.facts.Verdict;
import dev.tactus.facts.Veto;
import dev.tactus.rulebase.Settings;
import dev.tactus.testkit.FactsFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolutionTest {
  private static final Settings SETTINGS =
      new Settings(10, Duration.ofMinutes(30), Duration.ofMinutes(5), 1000, Duration.ofSeconds(1));
  private static final Instant DEADLINE = NOW.plus(Duration.ofHours(24));

  private FactsFixture facts = aFacts().channels(EMAIL, PUSH, SMS).priorOdds(10);
  private final List<Firing> firings = new ArrayList<>();

  @Test
  void sendsOnTheFirstChannelOfTheJourneyWhenNothingWasFound() {
    Judgement judgement = resolve();
    assertThat(judgement.answer()).isEqualTo(Answer.SEND);
    assertThat(judgement.channel()).isEqualTo(EMAIL);
    assertThat(judgement.verdict()).isEqualTo(Verdict.COMPELLING);
    assertThat(judgement.reasons()).isEmpty();
  }

  @Test
  void removesOnlyTheChannelsThatAVetoNames() {
    found(CONSENT, "NO", Veto.on(EMAIL));
    assertThat(resolve().channel()).isEqualTo(PUSH);
  }

  @Test
  void suppressesWithEveryReasonWhenNoChannelIsLeft() {
    found(RELEVANCE, "BOUGHT", Veto.all());
    found(CONSENT, "NO", Veto.on(EMAIL));
    found(FATIGUE, "LATER", Hold.all(NOW.plusSeconds(9)));
    assertSuppressed(Verdict.CREEPY, "NO", "BOUGHT");
  }

  @Test
  void saysNotCompellingAsWellWhenItIsVetoedAndTheOddsAreLow() {
    facts.priorOdds(9);
    found(CHANNEL, "NO_ADDRESS", Veto.all());
    assertSuppressed(Verdict.NOT_COMPELLING, "NO_ADDRESS", "NOT_COMPELLING");
  }

  @Test
  void doesNotHoldWhileAnyChannelIsFree() {
    found(TIMING, "QUIET", Hold.on(EMAIL, NOW.plusSeconds(60)));
    found(TIMING, "QUIET", Hold.on(PUSH, NOW.plusSeconds(60)));
    assertThat(resolve().channel()).isEqualTo(SMS);
  }

  @Test
  void holdsUntilTheEarliestOfTheChannelsLatestHolds() {
    found(TIMING, "A", Hold.on(EMAIL, NOW.plusSeconds(10)));
    found(TIMING, "B", Hold.on(EMAIL, NOW.plusSeconds(90)));
    found(TIMING, "C", Hold.on(PUSH, NOW.plusSeconds(80)));
    found(CONSENT, "NO", Veto.on(SMS));
    Judgement judgement = resolve();
    assertThat(judgement.answer()).isEqualTo(Answer.HOLD);
    assertThat(judgement.until()).isEqualTo(NOW.plusSeconds(80));
    assertThat(judgement.verdict()).isEqualTo(Verdict.ANNOYING);
    assertThat(judgement.reasons()).extracting(Reason::code).containsExactly("A", "B", "C");
  }

  @Test
  void takesAHoldThatIsOverForNone() {
    found(FATIGUE, "OVER", Hold.all(NOW));
    assertThat(resolve().answer()).isEqualTo(Answer.SEND);
  }

  @Test
  void waitsForTheStatedPreferredChannelThatIsOnlyHeld() {
    prefer(SMS);
    found(TIMING, "SUNDAY", Hold.on(SMS, NOW.plusSeconds(60)));
    Judgement judgement = resolve();
    assertThat(judgement.answer()).isEqualTo(Answer.HOLD);
    assertThat(judgement.until()).isEqualTo(NOW.plusSeconds(60));
    assertThat(judgement.reasons())
        .containsExactly(new Reason("SUNDAY", TIMING, "timing/SUNDAY", SMS));
  }

  @Test
  void doesNotWaitForAPreferredChannelThatComesFreeAtTheDeadlineOnly() {
    prefer(SMS);
    found(TIMING, "SUNDAY", Hold.on(SMS, DEADLINE));
    assertThat(resolve().channel()).isEqualTo(EMAIL);
  }

  @Test
  void doesNotWaitForAPreferredChannelThatIsVetoed() {
    prefer(SMS);
    found(TIMING, "SUNDAY", Hold.on(SMS, NOW.plusSeconds(60)));
    found(CONSENT, "NO", Veto.on(SMS));
    assertThat(resolve().channel()).isEqualTo(EMAIL);
  }

  @Test
  void spreadsTheEndOfAHoldOverHalfAnHourByTheTriggersId() {
    Instant end = NOW.plusSeconds(3600);
    found(TIMING, "QUIET", Hold.all(end).spreading());
    Set<Instant> ends = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      facts.triggerId("trigger-" + i);
      ends.add(resolve().until());
    }
    assertThat(ends).hasSizeGreaterThan(990);
    assertThat(ends).allMatch(e -> !e.isBefore(end) && e.isBefore(end.plusSeconds(1800)));
    assertThat(ends).anyMatch(e -> e.isBefore(end.plusSeconds(100)));
    assertThat(ends).anyMatch(e -> e.isAfter(end.plusSeconds(1700)));
    assertThat(resolve().until()).isEqualTo(resolve().until());
  }

  @Test
  void shrinksASpreadThatWouldPassTheDeadline() {
    Instant end = DEADLINE.minusMillis(50);
    found(TIMING, "QUIET", Hold.all(end).spreading());
    for (int i = 0; i < 200; i++) {
      facts.triggerId("trigger-" + i);
      assertThat(resolve().until()).isBetween(end, DEADLINE.minusMillis(1));
    }
  }

  @Test
  void suppressesWhatIsHeldToTheDeadline() {
    found(TIMING, "QUIET", Hold.all(DEADLINE).spreading());
    assertSuppressed(Verdict.ANNOYING, "QUIET", "RELEVANCE_DEADLINE");
  }

  @Test
  void holdsWhatIsHeldToJustBeforeTheDeadline() {
    found(TIMING, "QUIET", Hold.all(DEADLINE.minusNanos(1)).spreading());
    assertThat(resolve().until()).isEqualTo(DEADLINE.minusNanos(1));
  }

  @Test
  void suppressesFromTheDeadlineOn() {
    facts.deadlineIn(Duration.ZERO);
    assertSuppressed(Verdict.NOT_COMPELLING, "RELEVANCE_DEADLINE");
    found(CONSENT, "NO", Veto.all());
    assertSuppressed(Verdict.CREEPY, "NO", "RELEVANCE_DEADLINE");
  }

  @Test
  void multipliesThePriorOddsWithAllEvidence() {
    facts.priorOdds(8);
    found(RELEVANCE, "FOR", Evidence.of(2.5));
    found(RELEVANCE, "AGAINST", Evidence.of(0.5));
    assertThat(resolve().odds()).isEqualTo(10);
    assertThat(resolve().answer()).isEqualTo(Answer.SEND);
  }

  @Test
  void suppressesBelowTenToOneAndSaysWhatSpokeAgainst() {
    facts.priorOdds(8);
    found(RELEVANCE, "FOR", Evidence.of(2.49));
    found(RELEVANCE, "AGAINST", Evidence.of(0.5));
    assertSuppressed(Verdict.NOT_COMPELLING, "AGAINST", "NOT_COMPELLING");
  }

  @Test
  void choosesTheStatedPreferenceBeforeTheStrongestRoute() {
    prefer(SMS);
    found(CHANNEL, "ROUTE", Route.to(PUSH, 9));
    assertThat(resolve().channel()).isEqualTo(SMS);
  }

  @Test
  void choosesTheStrongestRouteBeforeTheJourneysOrder() {
    found(CHANNEL, "ROUTE", Route.to(PUSH, 2));
    found(CHANNEL, "MORE", Route.to(SMS, 3));
    assertThat(resolve().channel()).isEqualTo(SMS);
  }

  @Test
  void givesWhatSpeaksForASendAsItsReasons() {
    found(CHANNEL, "ROUTE", Route.to(PUSH, 2));
    found(CHANNEL, "OTHER", Route.to(SMS, 1));
    found(RELEVANCE, "FOR", Evidence.of(3));
    found(RELEVANCE, "AGAINST", Evidence.of(0.9));
    assertThat(resolve().reasons()).extracting(Reason::code).containsExactly("FOR", "ROUTE");
  }

  @Test
  void judgesByTheStrictestFinding() {
    found(RELEVANCE, "R", Veto.all());
    assertThat(resolve().verdict()).isEqualTo(Verdict.NOT_COMPELLING);
    found(TIMING, "T", Veto.on(SMS));
    assertThat(resolve().verdict()).isEqualTo(Verdict.ANNOYING);
    found(PROVENANCE, "P", Veto.on(SMS));
    assertThat(resolve().verdict()).isEqualTo(Verdict.CREEPY);
  }

  @Test
  void holdsAFewMinutesWhenTheRulesCannotJudge() {
    Judgement judgement = Resolution.unavailable(facts.build(), "fatigue/bad", SETTINGS, "1");
    assertThat(judgement.answer()).isEqualTo(Answer.HOLD);
    assertThat(judgement.until()).isEqualTo(NOW.plusSeconds(300));
    assertThat(judgement.verdict()).isNull();
    assertThat(judgement.reasons())
        .containsExactly(new Reason("RULES_UNAVAILABLE", null, "fatigue/bad", null));
  }

  @Test
  void suppressesWhenTheRulesCannotJudgeBeforeTheDeadline() {
    Facts late = facts.deadlineIn(Duration.ofMinutes(5)).build();
    Judgement judgement = Resolution.unavailable(late, null, SETTINGS, "1");
    assertThat(judgement.answer()).isEqualTo(Answer.SUPPRESS);
    assertThat(judgement.verdict()).isNull();
    assertThat(judgement.reasons())
        .extracting(Reason::code)
        .containsExactly("RELEVANCE_DEADLINE", "RULES_UNAVAILABLE");
  }

  private void found(Gate gate, String code, Finding finding) {
    firings.add(new Firing(gate.id() + "/" + code, gate, code, List.of(), List.of(finding)));
  }

  private void prefer(@Nullable Channel channel) {
    facts = facts.preferences(new Preferences(List.of(), List.of(), null, null, null, channel));
  }

  private Judgement resolve() {
    return Resolution.of(facts.build(), firings, SETTINGS, "1");
  }

  private void assertSuppressed(Verdict verdict, String... codes) {
    Judgement judgement = resolve();
    assertThat(judgement.answer()).isEqualTo(Answer.SUPPRESS);
    assertThat(judgement.channel()).isNull();
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.reasons()).extracting(Reason::code).containsExactly(codes);
  }
}
