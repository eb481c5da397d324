package dev.tactus.rulebase.checks;

import static dev.tactus.testkit.FactsFixture.aFacts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.backtest.Changed;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Purpose;
import dev.tactus.judgement.SavedCases;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.Upload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules in sentences and in tables. */
class OtherFormsTest {
  private static final Checks CHECKS = new Checks(new SavedCases());
  private static final String DSL =
      """
      [when]It is marketing=Trigger(marketing)
      [when]There were {n} messages in {d} days=Pressure($room : marketing.atMost({n}).inDays({d}), $room > now)
      [when]A channel=$c : Candidate()
      [when]- that is {name}=channel == Channel.{name}
      [then]Wait until there is room=insert(Hold.all($room));
      [then]Never there=insert(Veto.on($c.channel()));
      """;
  private static final String DSLR =
      """
      package rules.fatigue
      import dev.tactus.facts.*
      expander words.dsl

      rule "fatigue/few"
      @gate(fatigue) @reason(FEW) @owner(o)
      when
        It is marketing
        There were 4 messages in 7 days
      then
        Wait until there is room
      end

      rule "fatigue/no-texts"
      @gate(fatigue) @reason(NO_TEXTS) @owner(o)
      when
        It is marketing
        A channel
        - that is SMS
        > Trigger(priorOdds < 3)
      then
        Never there
      end
      """;
  private static final String TABLE =
      """
      RuleSet,rules.fatigue,,,,,
      Import,dev.tactus.facts.*,,,,,

      RuleTable fatigue/caps,,,,,,
      NAME,METADATA,METADATA,METADATA,CONDITION,CONDITION,ACTION
      ,,,,Trigger,Pressure,
      ,gate($param),reason($param),owner($param),"purpose == Purpose.$param, channels contains Channel.SMS","$room : marketing.on(Channel.SMS).atMost($1).inDays($2), $room > now","insert(Hold.on(Channel.$param, $room));"
      name,gate,reason,owner,purpose,cap,channel
      fatigue/two,fatigue,CAP,o,MARKETING,"2,7",SMS
      fatigue/nine,fatigue,CAP,o,MARKETING,"9,30",SMS
      """;

  @Test
  void judgesByRulesInSentences() {
    Checked checked = check(Map.of("rules/fatigue/a.dslr", DSLR, "rules/fatigue/words.dsl", DSL));
    assertThat(places(checked))
        .containsExactly("fatigue/few a.dslr:5", "fatigue/no-texts a.dslr:14");
    assertThat(fired(checked)).containsExactly("fatigue/no-texts");
  }

  @Test
  void pointsToTheSentenceEvenBelowOneThatBeginsWithADash() {
    String wrong = DSLR.replace("priorOdds", "priorOds");
    List<Message> messages =
        check(Map.of("rules/fatigue/a.dslr", wrong, "rules/fatigue/words.dsl", DSL)).messages();
    assertThat(messages.get(0).toString())
        .isEqualTo("rules/fatigue/a.dslr:20:3: error: Trigger has no \"priorOds\".");
  }

  @Test
  void judgesByTheRowsOfATable() {
    Checked checked = check(Map.of("rules/fatigue/a.csv", TABLE));
    assertThat(places(checked)).containsExactly("fatigue/nine a.csv:10", "fatigue/two a.csv:9");
    assertThat(fired(checked)).isEmpty();
  }

  @Test
  void judgesByTheRowsOfASpreadsheet() {
    Map<String, byte[]> files = new HashMap<>();
    Uploads.whole(Map.of()).forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
    files.put("rules/fatigue/a.xlsx", Sheets.of(TABLE));
    Checked checked = CHECKS.check(Uploads.read(Uploads.zipped(files)));
    assertThat(places(checked)).containsExactly("fatigue/nine a.xlsx:10", "fatigue/two a.xlsx:9");
  }

  @Test
  void pointsToTheCellOfATable() {
    assertThat(first(TABLE.replace("\"9,30\"", "\"0,30\"")).toString())
        .isEqualTo(
            "rules/fatigue/a.csv:10:6: error: In the column \"cap\": A cap of 0 would hold"
                + " everything, or nothing.");
    assertThat(first(TABLE.replace("\"9,30\",SMS", "\"9,30\",FAX")).toString())
        .isEqualTo(
            "rules/fatigue/a.csv:10:7: error: In the column \"channel\": There is no Channel called"
                + " \"FAX\".");
  }

  @Test
  void pointsToTheCellOfACapInTheShippedSpreadsheet(@TempDir Path folder) throws Exception {
    Sources changed = Upload.read(Changed.cap(folder, "fatigue/weekly-cap", 0));
    assertThat(CHECKS.check(changed).messages().get(0).toString())
        .isEqualTo(
            "rules/fatigue/caps.drl.xlsx:15:8: error: In the column \"at most\": A cap of 0 would"
                + " hold everything, or nothing.");
  }

  @Test
  void saysWhichColumnOfATableIsEmpty() {
    Message message =
        first(TABLE.replace("fatigue,CAP,o,MARKETING,\"9", "fatigue,CAP,,MARKETING,\"9"));
    assertThat(message.toString())
        .isEqualTo("rules/fatigue/a.csv:10: error: Rule \"fatigue/nine\" does not say its owner.");
    assertThat(message.hint())
        .isEqualTo("Fill in, in this row, the column whose code is owner($param).");
  }

  private static Message first(String table) {
    return check(Map.of("rules/fatigue/a.csv", table)).messages().get(0);
  }

  private static Checked check(Map<String, String> texts) {
    return CHECKS.check(Uploads.read(Uploads.zip(Uploads.whole(texts))));
  }

  private static List<String> places(Checked checked) {
    assertThat(checked.messages()).noneMatch(Message::isError);
    return checked.rules().stream()
        .filter(rule -> rule.gate() == Gate.FATIGUE)
        .map(OtherFormsTest::place)
        .toList();
  }

  private static String place(Rule rule) {
    return rule.name() + " " + rule.file().replaceFirst(".*/", "") + ":" + rule.line();
  }

  private static List<String> fired(Checked checked) {
    try (Knowledge knowledge = Knowledge.load(Objects.requireNonNull(checked.release()))) {
      List<Object> facts = aFacts().purpose(Purpose.MARKETING).priorOdds(2).build().all();
      return knowledge.fire(facts, () -> false).stream().map(f -> f.rule().name()).toList();
    }
  }
}
