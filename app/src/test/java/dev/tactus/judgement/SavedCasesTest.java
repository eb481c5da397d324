package dev.tactus.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases that travel in the release. */
class SavedCasesTest {
  private static final String DEFAULTS = "cases/defaults.yaml";

  @TestFactory
  Stream<DynamicTest> comeToTheDecisionThatWasExpected() {
    Sources sources = Sources.of(Release.first());
    CaseFacts completed = new CaseFacts(Objects.requireNonNull(sources.text(DEFAULTS)));
    ReleaseJudge judge = ReleaseJudge.open(Release.first());
    List<DynamicTest> tests =
        sources.under("cases").entrySet().stream()
            .filter(c -> !c.getKey().equals(DEFAULTS))
            .map(c -> test(c.getKey(), CaseFacts.yaml(c.getValue()), completed, judge))
            .toList();
    assertThat(tests).hasSizeGreaterThanOrEqualTo(10);
    return tests.stream().onClose(judge::close);
  }

  private static DynamicTest test(
      String file, Map<String, Object> saved, CaseFacts completed, ReleaseJudge judge) {
    return DynamicTest.dynamicTest(
        file + ": " + saved.get("note"),
        () -> {
          Facts facts = completed.of(CaseFacts.map(saved.get("facts")));
          check(CaseFacts.map(saved.get("expect")), judge.judge(facts), facts.moment().now());
        });
  }

  private static void check(Map<String, Object> expected, Judgement was, Instant now) {
    assertThat(was.reasons()).extracting(Reason::code).isEqualTo(expected.get("reasons"));
    assertThat(was.answer().id()).isEqualTo(expected.get("answer"));
    assertThat(was.verdict() == null ? null : was.verdict().id())
        .isEqualTo(expected.get("verdict"));
    assertThat(was.channel() == null ? null : was.channel().id())
        .isEqualTo(expected.get("channel"));
    if (was.answer() == Answer.HOLD) {
      assertThat(was.until()).isBetween(time(expected, "from", now), time(expected, "to", now));
    }
  }

  private static @Nullable Instant time(Map<String, Object> expected, String key, Instant now) {
    return CaseFacts.time(String.valueOf(expected.get(key)), now);
  }
}
