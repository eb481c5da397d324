package dev.tactus.rulebase.checks;

import static dev.tactus.rulebase.checks.Uploads.FILE;
import static dev.tactus.rulebase.checks.Uploads.HEAD;
import static dev.tactus.rulebase.checks.Uploads.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.SavedCases;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Place;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Checks CHECKS = new Checks(new SavedCases());
  private static final Sources SHIPPED = Sources.of(Release.first());
  private static final Map<String, String> GOOD =
      Uploads.whole(
          Map.of(
              FILE,
              HEAD + rule("fatigue/good", "Trigger(marketing)", "insert(Evidence.of(2));"),
              "cases/a.yaml",
              "note: n\n"
                  + "expect: {answer: send, channel: email, verdict: compelling, reasons:"
                  + " [R]}"));
  private static final String WHOLE =
      "A release is the whole of the rules, not an addition to those that judge now. Begin with all"
          + " of them (\"rules init\" writes the shipped ones), and change what you want changed";

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
    Coverage earlier = coverage("fatigue/good", "consent/none", "fatigue/good");
    Map<String, String> texts = new HashMap<>(GOOD);
    texts.remove("cases/a.yaml");
    Sources upload = Uploads.read(Uploads.zip(texts));
    List<Message> errors = errors(CHECKS.check(upload, earlier, false));
    assertThat(errors)
        .extracting(Message::toString)
        .containsExactly(
            "cases: error: Saved cases fire 0 of 2 rules (0 %), in the release before 1 of 2 rules"
                + " (50 %).",
            "rules/fatigue/mine.drl:3: error: No saved case fires rule \"fatigue/good\" any more;"
                + " in the release before, one did.");
    Checked accepted = CHECKS.check(upload, earlier, true);
    assertThat(accepted.isGood()).isTrue();
    assertThat(accepted.messages()).hasSize(3);
  }

  @Test
  void haveNothingAgainstCoverageThatStays() {
    Coverage earlier = coverage("fatigue/good", "consent/none", "fatigue/good");
    assertThat(CHECKS.check(Uploads.read(Uploads.zip(GOOD)), earlier, false).messages()).isEmpty();
  }

  @Test
  void refuseRulesThatAskNobodyForConsentWhateverIsAccepted() {
    Map<String, String> texts = new HashMap<>(GOOD);
    texts.remove("rules/consent/consent.drl");
    Checked checked =
        CHECKS.check(Uploads.read(Uploads.zip(texts)), coverage("fatigue/good"), true);
    assertThat(checked.isGood()).isFalse();
    assertThat(errors(checked))
        .containsExactly(
            Message.error(
                Place.of("rules/consent"),
                "There is no rule of the gate consent: nobody would be asked for permission any"
                    + " more.",
                WHOLE + "."));
  }

  @Test
  void refuseRulesThatAreLessThanThoseBeforeUnlessThatIsAccepted() {
    Coverage earlier =
        new Coverage(
            new TreeSet<>(
                List.of("consent/none", "fatigue/good", "fatigue/old", "timing/a", "timing/b")),
            new TreeSet<>(List.of("fatigue/good", "fatigue/old", "timing/a")));
    Sources upload = Uploads.read(Uploads.zip(GOOD));
    List<Message> errors = errors(CHECKS.check(upload, earlier, false));
    assertThat(errors)
        .extracting(Message::toString)
        .contains(
            "rules/timing: error: There is no rule of the gate timing any more; in the release"
                + " before, there was.",
            "rules/fatigue: error: Rule \"fatigue/old\" is gone; in the release before, a saved"
                + " case fired it.");
    assertThat(errors)
        .filteredOn(m -> m.file().startsWith("rules/"))
        .hasSize(2)
        .allMatch(m -> m.hint().equals(WHOLE + "; if it is to go, accept less."));
    Checked accepted = CHECKS.check(upload, earlier, true);
    assertThat(accepted.isGood()).isTrue();
    assertThat(accepted.messages()).hasSameSizeAs(errors);
  }

  @Test
  void countWhatIsLookedThroughForWhatStandsAboveItOnly() {
    String[] both = {"Product()\nAttribute()", "not Competing()"};
    assertThat(Uploads.messages(Uploads.when(both[1] + "\n" + both[0])))
        .noneMatch(m -> m.message().contains("too many facts"));
    assertThat(Uploads.messages(Uploads.when(both[0] + "\n" + both[1])))
        .anyMatch(m -> m.isError() && m.message().contains("too many facts"));
  }

  @Test
  void onlyWarnOfALimitWhereItWasAcceptedBefore() {
    Sources wide = Uploads.read(Uploads.when("Product() Product() Product()"));
    assertThat(Checks.compile(wide).release()).isNull();
    Checked anew = Checks.compileAnew(wide);
    assertThat(anew.release()).isNotNull();
    assertThat(anew.messages())
        .anyMatch(m -> !m.isError() && m.message().contains("too many facts"));
    Sources unsafe = Uploads.read(Uploads.when("Trigger(System.exit(0) == null)"));
    assertThat(Checks.compileAnew(unsafe).release()).isNull();
  }

  @Test
  void nameARuleThatIsWrittenAndNotLoaded() {
    String one = rule("fatigue/a", "Trigger(marketing)", "insert(Evidence.of(2));");
    String two = one + rule("fatigue/b", "Trigger(alert)", "insert(Evidence.of(2));");
    Texts written = Texts.read(Uploads.read(Uploads.of(HEAD + two)), new Report());
    Report report = new Report();
    try (Knowledge knowledge = Knowledge.load(Uploads.compiledUnread(FILE, HEAD + one))) {
      written.areLoaded(knowledge.rules(), report);
    }
    assertThat(report.messages())
        .extracting(Message::toString)
        .containsExactly(
            "rules/fatigue/mine.drl:10:1: error: Rule \"fatigue/b\" is written here, but the engine"
                + " did not load it.");
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
    Map<String, String> texts = new HashMap<>(GOOD);
    texts.put(FILE, rules);
    assertThat(errors(CHECKS.check(Uploads.read(Uploads.zip(texts)))))
        .singleElement()
        .asString()
        .startsWith(
            "cases/a.yaml:2:1: error: Expected was: send by email, compelling, for R; it came to:"
                + " hold, for RULES_UNAVAILABLE, until ")
        .contains("; a rule failed: fatigue/a: ");
  }

  private static Coverage coverage(String fired, String... rules) {
    return new Coverage(new TreeSet<>(List.of(rules)), new TreeSet<>(List.of(fired)));
  }

  private static List<Message> errors(Checked checked) {
    return checked.messages().stream().filter(Message::isError).toList();
  }
}
