package dev.tactus.backtest;

import static dev.tactus.testkit.FactsFixture.aFacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Channel;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import dev.tactus.testkit.FactsFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakdownTest {
  @TempDir private Path temporary = Path.of("");

  /** Of three messages the stricter cap drops the one to a customer in two segments. */
  private Report report() throws InterruptedException {
    FactsFixture again =
        aFacts().triggerId("again").touched(Channel.EMAIL, Duration.ofDays(3), false);
    Path rules = Changed.cap(temporary, "fatigue/journey-cap", 1);
    try (ReleaseJudge shipped = ReleaseJudge.open(Release.first());
        ReleaseJudge oneAWeek = Changed.judge(rules)) {
      List<Decision> record =
          List.of(
              sent(shipped, aFacts().triggerId("plain")),
              sent(shipped, aFacts().triggerId("first").segments("vip")),
              sent(shipped, again.segments("vip", "lamps")));
      return Conclusion.report(
          new Conclusion.Subject("facts", "1", "changed", null, null),
          3,
          new FactsBacktest(shipped, oneAWeek).run(record.iterator(), n -> {}),
          10);
    }
  }

  private static Decision sent(ReleaseJudge shipped, FactsFixture of) {
    dev.tactus.facts.Facts facts = of.build();
    Decision decision =
        new Decision(facts.trigger().id(), FactsFixture.NOW, facts, shipped.judge(facts));
    assertThat(Ruled.of(decision).isSend()).as("%s", decision.judgement()).isTrue();
    return decision;
  }

  @Test
  void countsAMessageInEverySegmentOfItsCustomer() throws InterruptedException {
    Report report = report();
    assertThat(report.bySegment())
        .containsExactly(
            new Report.PartRow("", 1, 1, 0, 0),
            new Report.PartRow("lamps", 1, 0, 0, 1),
            new Report.PartRow("vip", 2, 1, 0, 1));
    assertThat(Summary.of(report))
        .containsPattern("in no segment +1 +1 +0 +0\n")
        .containsPattern("segment vip +2 +1 +0 +1\n");
    assertThat(new String(ReportPage.of(report), StandardCharsets.UTF_8))
        .containsSubsequence("By segment", "in no segment", "lamps", "vip", "<h2>Caps</h2>");
  }
}
