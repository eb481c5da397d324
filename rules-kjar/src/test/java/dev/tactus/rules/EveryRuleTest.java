package dev.tactus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.RuleCoverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
  void isInTheTableOfTheDocumentation() throws IOException {
    String table = Files.readString(Path.of("../docs/rules.md"));
    List<String> described = new ArrayList<>();
    for (Rule rule : RuleCoverage.rules()) {
      described.add("| `" + rule.getName() + "` | `" + rule.getMetaData().get("reason") + "` |");
    }
    assertThat(table).contains(described);
    assertThat(table.lines().filter(l -> l.startsWith("| `"))).hasSameSizeAs(described);
  }

  @Test
  void isInAFileThatTheBuildReads() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/main/resources/rules"))) {
      assertThat(all.filter(Files::isRegularFile))
          .allMatch(file -> file.toString().matches(".*[.](drl|dsl|dslr|drl[.]xlsx|drl[.]csv)"));
    }
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
