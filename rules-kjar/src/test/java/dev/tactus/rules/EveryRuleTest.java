package dev.tactus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.RuleCoverage;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.kie.api.definition.rule.Rule;

/** Runs after the tests of the gates, and counts what they showed. */
@Order(Integer.MAX_VALUE)
class EveryRuleTest {
  @Test
  void hasATestInWhichItFiresAndANearMiss() {
    assertThat(RuleCoverage.missing()).isEmpty();
  }

  @Test
  void isNamedAfterItsGateAndSaysItsReasonAndOwner() {
    for (Rule rule : RuleCoverage.rules()) {
      String gate = rule.getPackageName().replace("rules.", "");
      assertThat(rule.getName()).startsWith(gate + "/");
      assertThat(rule.getMetaData()).containsKeys("gate", "reason", "owner");
    }
  }
}
