package dev.tactus.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.checks.CaseRun;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases that travel in the release. */
class SavedCasesTest {
  @TestFactory
  Stream<DynamicTest> comeToTheDecisionThatWasExpected() {
    try (Knowledge shipped = Knowledge.load(Release.first())) {
      List<CaseRun> runs = new SavedCases().run(shipped, Sources.of(Release.first()));
      assertThat(runs).hasSizeGreaterThanOrEqualTo(10);
      return runs.stream().map(SavedCasesTest::test);
    }
  }

  private static DynamicTest test(CaseRun run) {
    return DynamicTest.dynamicTest(
        run.file() + ": " + run.note(), () -> assertThat(run.messages()).isEmpty());
  }
}
