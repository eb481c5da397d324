package dev.tactus.rulebase;

import static dev.tactus.testkit.FactsFixture.aFacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tactus.facts.Facts;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Product;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private static final String ALL = "when Trigger() then insert(Veto.all());";

  @Test
  void knowsOfEveryShippedRuleWhereItIsAndWhoOwnsIt() {
    try (Knowledge shipped = Knowledge.load(Release.first())) {
      assertThat(shipped.rules()).hasSizeGreaterThanOrEqualTo(30);
      assertThat(shipped.rules()).extracting(Rule::gate).contains(Gate.values());
      assertThat(shipped.rules()).allMatch(r -> r.line() > 0 && !r.owner().isEmpty());
      Rule first = shipped.rules().get(0);
      assertThat(first.name()).isEqualTo("consent/absent");
      assertThat(first.reason()).isEqualTo("CONSENT_ABSENT");
      assertThat(first.file()).isEqualTo("rules/consent/consent.drl");
    }
  }

  @Test
  void refusesBytesThatAreNoKjar() {
    Release noise = Release.of("x", "no jar".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Knowledge.load(noise)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAReleaseWithoutRules() {
    Release empty = Kjars.of(Map.of("rules/fatigue/r.drl", "package rules.fatigue"));
    assertThatThrownBy(() -> Knowledge.load(empty)).hasMessageContaining("no rules");
  }

  @Test
  void refusesARuleThatDoesNotSayItsReason() {
    String rule = Kjars.rule("fatigue/r", ALL).replace("@reason(R)", "");
    Release release = Kjars.of(Map.of("rules/fatigue/r.drl", rule));
    assertThatThrownBy(() -> Knowledge.load(release))
        .hasMessageContaining("fatigue/r")
        .hasMessageContaining("@reason");
  }

  @Test
  void refusesARuleInThePackageOfAnotherGate() {
    Release release = Kjars.of(Map.of("rules/fatigue/r.drl", Kjars.rule("timing/r", ALL)));
    assertThatThrownBy(() -> Knowledge.load(release)).hasMessageContaining("@gate");
  }

  @Test
  void refusesAReleaseWithoutItsNumbers() {
    Release release = Kjars.exactly(Map.of("rules/fatigue/r.drl", Kjars.rule("fatigue/r", ALL)));
    assertThatThrownBy(() -> Knowledge.load(release)).hasMessageContaining("judging.properties");
  }

  @Test
  void namesTheRuleWhoseConsequenceFails() {
    assertBroken("when $t : Trigger() then insert(Hold.all(Instant.parse($t.id())));");
  }

  @Test
  void namesTheRuleWhoseConditionFails() {
    assertBroken("when Trigger(channels.get(99) == Channel.EMAIL) then insert(Veto.all());");
  }

  @Test
  void namesARuleThatFiresWithoutEnd() {
    assertBroken(
        "when Trigger() Veto() then insert(Veto.all()); end\n"
            + "rule \"fatigue/s\" @gate(fatigue) @reason(R) @owner(o) "
            + ALL);
  }

  @Test
  void namesARuleThatInsertsWhatIsNoFinding() {
    assertBroken("when Trigger() then insert(\"text\");");
  }

  @Test
  void namesARuleThatTakesAFactAway() {
    assertBroken("when $t : Trigger() then delete($t);");
  }

  @Test
  void namesTheRuleThatGoesOnFiringWhenTheTimeIsOver() {
    assertOutOfTime("when Candidate() then insert(Veto.all());", 1, "fatigue/r");
  }

  @Test
  void namesTheRuleThatGoesOnMatchingWhenTheTimeIsOver() {
    String pairs = "when Product($a : id) Product(id != $a) then insert(Veto.all());";
    assertThat(assertOutOfTime(pairs, 1, "fatigue/r")).hasStackTraceContaining("matchCreated");
  }

  @Test
  void seesThatTimeWentByAlthoughNothingMatched() {
    assertOutOfTime("when Trigger(step == \"none\") then insert(Veto.all());", 0, null);
  }

  @Test
  void namesNoneWhereOthersMayHaveTakenTheTime() {
    assertOutOfTime(ALL, 0, null);
    assertOutOfTime(ALL, 1, null);
  }

  @Test
  void judgesAgainAfterAFailure() {
    try (Knowledge knowledge = Knowledge.load(Kjars.ofRule(ALL))) {
      List<Object> facts = aFacts().build().all();
      assertThatThrownBy(() -> knowledge.fire(facts, () -> true)).isNotNull();
      for (int i = 0; i < 10; i++) {
        assertThat(knowledge.fire(facts, () -> false)).hasSize(1);
      }
    }
  }

  /** The time is over after so many looks at the clock. */
  private static RulesBrokenException assertOutOfTime(
      String whenThen, int looks, @Nullable String rule) {
    Facts facts =
        aFacts()
            .products(
                IntStream.range(0, 40)
                    .mapToObj(i -> Product.unknown("lamp-" + i))
                    .toArray(Product[]::new))
            .build();
    try (Knowledge knowledge = Knowledge.load(Kjars.ofRule(whenThen))) {
      AtomicInteger looked = new AtomicInteger();
      RulesBrokenException broken =
          catchThrowableOfType(
              RulesBrokenException.class,
              () -> knowledge.fire(facts.all(), () -> looked.incrementAndGet() > looks));
      assertThat(broken).hasMessage("out of time");
      assertThat(broken.rule()).isEqualTo(rule);
      assertThat(knowledge.fire(List.of(), () -> false)).isEmpty();
      return broken;
    }
  }

  private static void assertBroken(String whenThen) {
    try (Knowledge knowledge = Knowledge.load(Kjars.ofRule(whenThen))) {
      assertThatThrownBy(() -> knowledge.fire(aFacts().build().all(), () -> false))
          .isInstanceOfSatisfying(
              RulesBrokenException.class, e -> assertThat(e.rule()).isEqualTo("fatigue/r"));
    }
  }
}
