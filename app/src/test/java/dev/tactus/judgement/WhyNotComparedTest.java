package dev.tactus.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.customer.Answerable;
import dev.tactus.demo.Storefront;
import dev.tactus.enrollment.Simulation;
import dev.tactus.facts.Event;
import dev.tactus.facts.Facts;
import dev.tactus.journeys.Journeys;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.WhyNot;
import dev.tactus.rulebase.WhyNot.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Why-not beside a reading of the rules by hand, for every rule and many decisions. */
class WhyNotComparedTest {
  private static final Instant END = Instant.parse("2026-11-21T21:00:00Z");
  private static final Instant HALF = END.minus(Duration.ofDays(28));
  private static final int DECISIONS = 120;
  private static final Map<String, Function<Facts, Reading>> READINGS = HandReadings.all();
  private static ReleaseJudge judge;
  private static Knowledge knowledge;

  @BeforeAll
  static void open() {
    judge = ReleaseJudge.open(Release.first());
    knowledge = Knowledge.load(Release.first());
  }

  @AfterAll
  static void close() {
    judge.close();
    knowledge.close();
  }

  @Test
  void agreesForTheDecisionsOfAReplay() {
    List<Decision> all = replayed();
    int each = Math.max(1, all.size() / DECISIONS);
    int pairs = 0;
    for (int i = 0; i < all.size(); i += each) {
      pairs += compare(all.get(i));
    }
    assertThat(pairs).isGreaterThan(2_000);
  }

  @Test
  void agreesForFactsThatReachEveryRule() {
    Set<String> fired = new TreeSet<>();
    Set<String> spared = new TreeSet<>();
    for (Facts facts : HandMadeFacts.all()) {
      Decision decision = new Decision("d", facts.moment().now(), facts, judge.judge(facts));
      assertThat(compare(decision)).isGreaterThan(40);
      READINGS.forEach((rule, by) -> (by.apply(facts).fires() ? fired : spared).add(rule));
    }
    assertThat(fired).isEqualTo(READINGS.keySet());
    assertThat(spared).isEqualTo(READINGS.keySet());
  }

  @Test
  void readsEveryRuleThatIsWrittenInDrlByHand() {
    assertThat(READINGS.keySet())
        .containsAll(
            knowledge.rules().stream()
                .filter(r -> r.file().endsWith(".drl"))
                .map(Rule::name)
                .toList());
  }

  /** How many rules were compared. */
  private static int compare(Decision decision) {
    int compared = 0;
    for (Rule rule : knowledge.rules()) {
      WhyNot answer = Unfired.of(knowledge, decision, rule.name()).orElseThrow();
      boolean fired =
          decision.judgement().firings().stream().anyMatch(f -> f.rule().equals(rule.name()));
      assertThat(answer.remark()).as(rule.name()).isNull();
      assertThat(answer.matched()).as(rule.name()).isEqualTo(fired);
      assertThat(answer.decisive() == null).as("%s: %s", rule.name(), answer).isEqualTo(fired);
      Function<Facts, Reading> reading = READINGS.get(rule.name());
      if (reading != null) {
        Reading byHand = reading.apply(decision.facts());
        assertThat(byHand.fires()).as("%s by hand: %s", rule.name(), byHand).isEqualTo(fired);
        assertThat(label(answer.decisive())).as("%s", answer).isEqualTo(byHand.failing());
        compared++;
      }
    }
    return compared;
  }

  private static @Nullable String label(@Nullable Condition condition) {
    return condition == null ? null : condition.pattern() + ": " + condition.condition();
  }

  private static List<Decision> replayed() {
    List<Decision> all = new ArrayList<>();
    Simulation simulation =
        new Simulation(Journeys.builtIn(), judge, ZoneOffset.UTC, false, Answerable.ALL, all::add);
    Iterator<Event> events = Storefront.history(1, END);
    Event event = events.next();
    while (event.at().isBefore(HALF)) {
      simulation.take(event);
      event = events.next();
    }
    simulation.runUntil(HALF);
    return all;
  }
}
