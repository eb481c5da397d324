package dev.tactus.rulebase.checks;

import static dev.tactus.rulebase.checks.Uploads.FILE;
import static dev.tactus.rulebase.checks.Uploads.HEAD;
import static dev.tactus.rulebase.checks.Uploads.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.SavedCases;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Checks CHECKS = new Checks(new SavedCases());
  private static final Sources SHIPPED = Sources.of(Release.first());
  private static final Map<String, String> GOOD =
      Map.of(
          FILE,
          HEAD + rule("fatigue/good", "Trigger(marketing)", "insert(Evidence.of(2));"),
          "cases/a.yaml",
          "note: n\nexpect: {answer: send, channel: email, verdict: compelling, reasons: [R]}");

  @Test
  void findTheShippedRulesGoodAsTheyAre() {
    Checked checked = CHECKS.check(SHIPPED);
    assertThat(checked.messages()).isEmpty();
    assertThat(checked.rules()).hasSizeGreaterThanOrEqualTo(42);
    assertThat(checked.cases()).hasSizeGreaterThanOrEqualTo(17);
    assertThat(checked.coverage().fired()).contains("relevance/seen-lately", "consent/absent");
    assertThat(Sources.of(checked.release()).checksum()).isEqualTo(SHIPPED.checksum());
  }

  @Test
  void makeAReleaseThatJudgesLikeTheOneThatMavenBuilt() {
    Checked first = CHECKS.check(SHIPPED);
    Checked again = CHECKS.check(Sources.of(first.release()), first.coverage(), false);
    assertThat(again.messages()).isEmpty();
    assertThat(again.coverage()).isEqualTo(first.coverage());
  }

  @Test
  void doNotLetCoverageFallUnnoticed() {
    Coverage earlier = coverage("fatigue/good", "fatigue/good");
    Map<String, String> texts = new java.util.HashMap<>(GOOD);
    texts.remove("cases/a.yaml");
    Sources upload = Uploads.read(Uploads.zip(texts));
    List<Message> errors = errors(CHECKS.check(upload, earlier, false));
    assertThat(errors)
        .extracting(Message::toString)
        .containsExactly(
            "cases: error: Saved cases fire 0 of 1 rules (0 %), in the release before 1 of 1 rules"
                + " (100 %).",
            "rules/fatigue/mine.drl:3: error: No saved case fires rule \"fatigue/good\" any more; in"
                + " the release before, one did.");
    Checked accepted = CHECKS.check(upload, earlier, true);
    assertThat(accepted.isGood()).isTrue();
    assertThat(accepted.messages()).hasSize(3);
  }

  @Test
  void haveNothingAgainstCoverageThatStays() {
    Coverage earlier = coverage("fatigue/good", "fatigue/good");
    assertThat(CHECKS.check(Uploads.read(Uploads.zip(GOOD)), earlier, false).messages()).isEmpty();
  }

  @Test
  void nameTheRulesThatOnlyTheCompilerRefuses() {
    String good = "insert(Evidence.of(2));";
    String rules =
        HEAD
            + rule("fatigue/a", "Trigger(alert)", good)
            + rule("fatigue/b", "Trigger(priorOds > 3)", good)
            + rule("fatigue/c", "Trigger(marketing)", good)
            + rule("fatigue/d", "Trigger(alert)", "insert(Hold.all(3));");
    Texts unchecked = Texts.read(Uploads.read(Uploads.of(rules)), new Report());
    Report report = new Report();
    Culprits.name(unchecked, "something", report);
    assertThat(report.messages()).hasSize(2);
    assertThat(report.messages().get(0).toString())
        .startsWith("rules/fatigue/mine.drl:10:1: error: Rule \"fatigue/b\" does not compile: ");
    assertThat(report.messages().get(1).toString()).contains(":24:1: error: Rule \"fatigue/d\"");
  }

  @Test
  void nameTheRuleThatFailsInACase() {
    String rules =
        HEAD
            + "import java.time.Duration\n"
            + rule(
                "fatigue/a",
                "Trigger() $m : Moment($n : now)",
                "insert(Hold.all($n.plus(Duration.ofDays(99999999999999L))));");
    Map<String, String> texts = Map.of(FILE, rules, "cases/a.yaml", GOOD.get("cases/a.yaml"));
    assertThat(errors(CHECKS.check(Uploads.read(Uploads.zip(texts)))))
        .singleElement()
        .asString()
        .startsWith(
            "cases/a.yaml:2: error: Expected was: send by email, compelling, for R; it came to: hold,"
                + " for RULES_UNAVAILABLE, until ")
        .contains("; a rule failed: fatigue/a: ");
  }

  private static Coverage coverage(String rule, String fired) {
    return new Coverage(new TreeSet<>(List.of(rule)), new TreeSet<>(List.of(fired)));
  }

  private static List<Message> errors(Checked checked) {
    return checked.messages().stream().filter(Message::isError).toList();
  }
}
