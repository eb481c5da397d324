package dev.tactus.judgement;

import static dev.tactus.testkit.FactsFixture.aFacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Kjars;
import dev.tactus.rulebase.Release;
import dev.tactus.testkit.FactsFixture;
import dev.tactus.testkit.RandomFacts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReleaseJudgeTest {
  private static ReleaseJudge judge;

  @BeforeAll
  static void open() {
    judge = ReleaseJudge.open(Release.first());
  }

  @AfterAll
  static void close() {
    judge.close();
  }

  @Test
  void judgesTheSameFactsTheSameWayTwiceAndOnTwoThreads() {
    List<Judgement> once = LongStream.range(0, 1000).mapToObj(this::judge).toList();
    List<Judgement> again = LongStream.range(0, 1000).parallel().mapToObj(this::judge).toList();
    assertThat(again).isEqualTo(once);
  }

  @Test
  void judgesTheSameWayInAnotherLoadOfTheSameRelease() {
    try (ReleaseJudge other = ReleaseJudge.open(Release.first())) {
      for (long seed = 0; seed < 200; seed++) {
        Facts facts = RandomFacts.of(seed);
        assertThat(timeless(other.judge(facts))).isEqualTo(timeless(judge.judge(facts)));
      }
    }
  }

  @Test
  void comesToEveryAnswerOnAllSortsOfFactsAndNeverFails() {
    Set<Answer> answers = EnumSet.noneOf(Answer.class);
    for (long seed = 0; seed < 1000; seed++) {
      Judgement judgement = judge(seed);
      answers.add(judgement.answer());
      assertThat(judgement.reasons()).extracting(Reason::code).doesNotContain("RULES_UNAVAILABLE");
      assertThat(judgement.firings()).extracting(Firing::gate).isSorted();
    }
    assertThat(answers).containsExactlyInAnyOrder(Answer.values());
  }

  @Test
  void neverHoldsToTheDeadlineNorSendsFromItOn() {
    for (long seed = 0; seed < 1000; seed++) {
      Facts facts = RandomFacts.of(seed);
      Judgement judgement = judge.judge(facts);
      if (judgement.until() != null) {
        assertThat(judgement.until())
            .isAfter(facts.moment().now())
            .isBefore(facts.trigger().deadline());
      }
      if (!facts.moment().now().isBefore(facts.trigger().deadline())) {
        assertThat(judgement.answer()).isEqualTo(Answer.SUPPRESS);
      }
    }
  }

  @Test
  void saysWhatEachRuleMatched() {
    Judgement judgement = judge.judge(aFacts().build());
    Firing seen =
        judgement.firings().stream().filter(f -> f.code().equals("SEEN_LATELY")).findAny().get();
    assertThat(seen.matched()).containsExactly("moment", "engagement");
    assertThat(judgement.took()).isPositive();
  }

  @Test
  void holdsAndNamesTheRuleWhenTheRulesFail() {
    Release broken =
        Kjars.ofRule("when $t : Trigger() then insert(Hold.all(Instant.parse($t.id())));");
    try (ReleaseJudge failing = ReleaseJudge.open(broken)) {
      Judgement judgement = failing.judge(aFacts().build());
      assertThat(judgement.answer()).isEqualTo(Answer.HOLD);
      assertThat(judgement.reasons())
          .containsExactly(new Reason(Reason.RULES_UNAVAILABLE, null, "fatigue/r", null));
      assertThat(judgement.release()).isEqualTo("test");
    }
  }

  @Test
  void holdsWhenTheTimeOfALiveJudgementIsOver() {
    Release slow = Kjars.ofRule("when Trigger() then insert(Veto.all());", Duration.ofNanos(1));
    try (ReleaseJudge patient = ReleaseJudge.open(slow)) {
      Judgement judgement = patient.timed().judge(aFacts().build());
      assertThat(judgement.answer()).isEqualTo(Answer.HOLD);
      assertThat(judgement.until()).isEqualTo(FactsFixture.NOW.plus(Duration.ofMinutes(5)));
      assertThat(judgement.reasons())
          .containsExactly(new Reason(Reason.RULES_UNAVAILABLE, null, null, null));
      assertThat(patient.judge(aFacts().build()).answer()).isEqualTo(Answer.SUPPRESS);
    }
  }

  /** It fires for each of four channels; before each firing the time is looked at. */
  @Test
  void holdsWhenTheRulesWorkTooLong() {
    String work = "long end = System.nanoTime() + 200_000_000L; while (System.nanoTime() < end) {}";
    Release release = Kjars.ofRule("when Candidate() then " + work, Duration.ofMillis(50));
    try (ReleaseJudge slow = ReleaseJudge.open(release)) {
      assertThat(slow.timed().judge(aFacts().build()).reasons())
          .extracting(Reason::code)
          .containsExactly(Reason.RULES_UNAVAILABLE);
    }
  }

  private Judgement judge(long seed) {
    return timeless(judge.judge(RandomFacts.of(seed)));
  }

  private static Judgement timeless(Judgement judgement) {
    return judgement.taking(Duration.ZERO);
  }
}
