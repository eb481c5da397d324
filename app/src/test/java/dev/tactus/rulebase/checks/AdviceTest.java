package dev.tactus.rulebase.checks;

import static dev.tactus.rulebase.checks.Uploads.HEAD;
import static dev.tactus.rulebase.checks.Uploads.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Severity;
import dev.tactus.rulebase.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed, and probably not meant. */
class AdviceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Trigger(version > 5, version < 3)",
        "Trigger(version > 5 && < 3)",
        "Trigger(step == \"a\", step == \"b\")",
        "Trigger(step == \"a\", step != \"a\")",
        "Trigger(step in (\"a\", \"b\"), step == \"c\")",
        "Trigger(marketing, alert)",
        "Trigger(marketing, purpose == Purpose.ALERT)",
        "Trigger(marketing) Trigger(!marketing)",
        "Candidate(channel == Channel.SMS, channel == Channel.EMAIL)",
        "Product(stock >= 3, stock < 3)",
        "Product(sensitive, !sensitive)"
      })
  void warnsOfARuleThatCanNeverFire(String when) {
    assertThat(advice(rule("fatigue/a", when, "insert(Evidence.of(2));")))
        .singleElement()
        .asString()
        .contains("warning: Rule \"fatigue/a\" can never fire: it asks for ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Trigger(version > 3, version < 5)",
        "Trigger(step == \"a\" || == \"b\")",
        "Trigger(step != \"a\", step != \"b\")",
        "Candidate(channel == Channel.SMS) Candidate(channel == Channel.EMAIL)",
        "Trigger(marketing) not Candidate(!reachable)",
        "Product(stock >= 3, stock <= 3)"
      })
  void saysNothingOfARuleThatCan(String when) {
    assertThat(advice(rule("fatigue/a", when, "insert(Evidence.of(2));"))).isEmpty();
  }

  @Test
  void saysInFullWhatDoesNotGoTogether() {
    Message message =
        advice(rule("fatigue/a", "Trigger(version > 5, version < 3)", "insert(Evidence.of(2));"))
            .get(0);
    assertThat(message.toString())
        .isEqualTo(
            "rules/fatigue/mine.drl:3:1: warning: Rule \"fatigue/a\" can never fire: it asks for"
                + " \"version > 5\" and \"version < 3\" of the same Trigger.");
  }

  @Test
  void warnsOfARuleThatSaysWhatAnotherSays() {
    assertThat(
            advice(
                rule("fatigue/a", "$t : Trigger(version > 5, marketing)", "insert(Veto.all());")
                    + rule("fatigue/b", "Trigger(marketing, version > 5)", "insert(Veto.all());")))
        .singleElement()
        .asString()
        .endsWith(
            "Rule \"fatigue/b\" says the same as \"fatigue/a\" in rules/fatigue/mine.drl, line 3.");
  }

  @Test
  void warnsOfARuleInTheShadowOfAStricterOne() {
    String four = cap("four", 4, 7);
    assertThat(advice(cap("two", 2, 7) + four))
        .singleElement()
        .asString()
        .contains("Rule \"fatigue/four\" changes nothing: whenever it fires, \"fatigue/two\"");
    assertThat(advice(cap("longer", 4, 14) + four)).hasSize(1);
    assertThat(advice(cap("shorter", 2, 3) + four)).isEmpty();
    assertThat(advice(cap("two", 2, 7).replace("marketing.at", "journey.at") + four)).isEmpty();
  }

  @Test
  void warnsOfARuleThatAsksForMoreAndSaysNoMore() {
    String veto = "insert(Veto.all());";
    String one = rule("fatigue/a", "Engagement(viewsIn(\"x\") >= 2)", veto);
    assertThat(advice(one + rule("fatigue/b", "Engagement(viewsIn(\"x\") >= 3)", veto))).hasSize(1);
    assertThat(
            advice(one + rule("fatigue/b", "Trigger(alert) Engagement(viewsIn(\"x\") >= 2)", veto)))
        .hasSize(1);
    String evidence = veto.replace("Veto.all()", "Evidence.of(2)");
    assertThat(
            advice(
                one.replace(veto, evidence)
                    + rule("fatigue/b", "Engagement(viewsIn(\"x\") >= 3)", evidence)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Trigger()",
        "Trigger(marketing)",
        "Candidate(channel == Channel.SMS)",
        "Trigger(channels contains Channel.SMS)"
      })
  void warnsOfAVetoWithoutACondition(String when) {
    assertThat(advice(rule("fatigue/a", when, "insert(Veto.on(Channel.SMS));")))
        .singleElement()
        .asString()
        .endsWith("Rule \"fatigue/a\" vetoes without a condition: nobody is written to any more.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exists Segment(name == \"vip\")", "not Segment(name == \"vip\")"})
  void warnsOfAFactThatNothingFills(String when) {
    assertThat(advice(rule("fatigue/a", "Trigger(alert) " + when, "insert(Evidence.of(2));")))
        .singleElement()
        .asString()
        .endsWith("warning: Nobody is in a segment yet: nothing fills the fact Segment.");
  }

  @Test
  void hasNothingAgainstTheShippedRules() {
    Report report = new Report();
    Texts.read(Sources.of(Release.first()), report);
    assertThat(report.messages()).isEmpty();
  }

  private static String cap(String name, int most, int days) {
    return rule(
        "fatigue/" + name,
        "Trigger(marketing) Pressure($room : marketing.atMost("
            + most
            + ").inDays("
            + days
            + "), $room > now)",
        "insert(Hold.all($room));");
  }

  private static List<Message> advice(String rules) {
    Report report = new Report();
    Texts.read(Uploads.read(Uploads.of(HEAD + rules)), report);
    assertThat(report.messages()).allMatch(m -> m.severity() == Severity.WARNING);
    return report.messages();
  }
}
