package dev.tactus.rulebase.checks;

import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static dev.tactus.testkit.FactsFixture.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Purpose;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.WhyNot;
import dev.tactus.rulebase.WhyNot.Condition;
import dev.tactus.testkit.FactsFixture;
import dev.tactus.testkit.Products;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules of every form that is allowed: what they answer, and that the engine says the same. */
class WhyNotFormsTest {
  private static final String TOLD = "%s | %s | %s | %s%s";

  @Test
  void showsWhatStoodOnBothSidesOfAComparison() {
    String when =
        "Trigger(marketing)\nPressure($room : marketing.atMost(1).inHours(24), $room > now)";
    assertThat(of(when, aFacts()))
        .containsExactly(
            "Trigger | marketing | marketing = true | true",
            "Pressure | $room > now | room = 2026-03-10T14:00:00Z, now = 2026-03-10T14:00:00Z"
                + " | false <-");
  }

  @Test
  void namesWhatABoundNameStandsFor() {
    String when = "Preferences($most : perWeek, $most != null, $most > 6)";
    assertThat(of(when, aFacts().preferences(weekly(5))))
        .containsExactly(
            "Preferences | $most != null | perWeek = 5 | true",
            "Preferences | $most > 6 | perWeek = 5 | false <-");
    assertThat(of(when, aFacts()))
        .containsExactly(
            "Preferences | $most != null | perWeek = null | false <-",
            "Preferences | $most > 6 | perWeek = null | false");
  }

  @Test
  void goesOnBehindTheConditionThatFailed() {
    assertThat(of("Trigger(alert, priorOdds > 3 && < 20)\n$s : Subject(!cart)", aFacts()))
        .containsExactly(
            "Trigger | alert | alert = false | false <-",
            "Trigger | priorOdds > 3 && < 20 | priorOdds = 8.0 | true",
            "Subject | !cart | cart = true | false");
  }

  @Test
  void takesTheFactThatCameFurthest() {
    String when =
        "$c : Candidate(position > 0, channel in (Channel.SMS, Channel.WEB))\n"
            + "Consent(channel == $c.channel, source == \"shop\")";
    assertThat(of(when, aFacts()))
        .containsExactly(
            "Candidate | position > 0 | position = 2 | true",
            "Candidate | channel in (Channel.SMS, Channel.WEB) | channel = sms | true",
            "Consent | channel == $c.channel | channel = sms, Candidate.channel = sms | true",
            "Consent | source == \"shop\" | source = signup-form | false <-");
  }

  @Test
  void saysThatThereIsNoSuchFact() {
    assertThat(of("Attribute(name == \"interest\", guessed)\nTrigger(marketing)", aFacts()))
        .containsExactly(
            "Attribute | name == \"interest\" | there is no Attribute | false <-",
            "Attribute | guessed | null | null",
            "Trigger | marketing | marketing = true | true");
    assertThat(of("$a : Attribute()\nTrigger(step == $a.name)", aFacts()))
        .containsExactly(
            "Attribute | there is one | there is no Attribute | false <-",
            "Trigger | step == $a.name | null | null");
  }

  @Test
  void saysWhatStandsAgainstANot() {
    String when =
        "$c : Candidate(channel == Channel.SMS)\nnot Consent(channel == $c.channel, granted)";
    assertThat(of(when, aFacts()))
        .containsExactly(
            "Candidate | channel == Channel.SMS | channel = sms | true",
            "not Consent | channel == $c.channel, granted |"
                + " channel = sms, Candidate.channel = sms, granted = true | false <-");
  }

  @Test
  void looksIntoANotOfSeveralPatterns() {
    String when =
        "$t : Trigger()\n"
            + "not( $c : Candidate(reachable) and Consent(channel == $c.channel, purpose =="
            + " $t.purpose) )";
    assertThat(of(when, aFacts()))
        .last()
        .isEqualTo(
            "not Candidate, Consent | reachable, channel == $c.channel, purpose == $t.purpose |"
                + " reachable = true, channel = email, Candidate.channel = email,"
                + " purpose = marketing, Trigger.purpose = marketing | false <-");
    assertThat(fires(when, aFacts().consents())).isTrue();
  }

  @Test
  void tellsTheConditionsOfExists() {
    String when = "$s : Subject()\nexists Product($s.has(id), soldOut)";
    assertThat(of(when, aFacts()))
        .containsExactly(
            "Subject | there is one | there are 1 | true",
            "exists Product | $s.has(id) | Subject.has(id) = true, id = lamp | true",
            "exists Product | soldOut | soldOut = false | false <-");
    assertThat(fires(when, aFacts().products(Products.lampInStock(0.0)))).isTrue();
  }

  @Test
  void tellsBothWaysOfAnOr() {
    String when =
        "( $c : Candidate(channel == Channel.SMS, preferred) or $c : Candidate(bounced) )\n"
            + "ContactHistory(on($c.channel).answered() > 0)";
    assertThat(of(when, aFacts()))
        .containsExactly(
            "Candidate | channel == Channel.SMS | channel = sms | true",
            "Candidate | preferred | preferred = false | false <-",
            "ContactHistory | on($c.channel).answered() > 0 |"
                + " on(Candidate.channel).answered() = 0, Candidate.channel = sms | false",
            "or Candidate | bounced | bounced = false | false");
    FactsFixture preferring =
        aFacts()
            .preferences(new Preferences(List.of(), List.of(), null, null, null, Channel.SMS))
            .touchedElsewhere(Channel.SMS, Duration.ofDays(3), true);
    assertThat(fires(when, preferring)).isTrue();
  }

  @Test
  void tellsAnOrWithinACondition() {
    String when = "$t : Trigger()\n$s : Subject(!cart || $t.alert)";
    assertThat(of(when, aFacts()))
        .last()
        .isEqualTo("Subject | !cart || $t.alert | cart = true, Trigger.alert = false | false <-");
    assertThat(fires(when, anAlert())).isTrue();
  }

  @Test
  void reckonsAnAccumulateOnceMore() {
    String when =
        "$s : Subject()\naccumulate( $p : Product($s.has(id), soldOut); $n : count($p); $n > 1 )";
    assertThat(of(when, aFacts().products(Products.lampInStock(0.0))))
        .last()
        .isEqualTo("accumulate Product($s.has(id), soldOut) | $n > 1 | count = 1 | false <-");
    String two =
        "accumulate( $c : Candidate(position < 3, $at : position); $n : count($c), $most :"
            + " max($at); $n > 2, $most > 5 )\n"
            + "Trigger(priorOdds > $n)";
    assertThat(of(two, aFacts()))
        .containsExactly(
            "accumulate Candidate(position < 3) | $n > 2 | count = 3 | true",
            "accumulate Candidate(position < 3) | $most > 5 | max = 2 | false <-",
            "Trigger | priorOdds > $n | priorOdds = 8.0, count = 3 | true");
    assertThat(
            of(
                "Number(intValue > 4) from accumulate( $c : Candidate(reachable), count($c) )",
                aFacts()))
        .containsExactly(
            "accumulate Candidate(reachable) | intValue > 4 | intValue = 4 | false <-");
  }

  @Test
  void tellsWhatIsNotSoForAll() {
    assertThat(of("forall( Candidate(reachable, channel != Channel.SMS) )", aFacts()))
        .containsExactly(
            "forall Candidate | Candidate(reachable, channel != Channel.SMS) |"
                + " reachable = true, channel = sms | false <-");
    String two = "$s : Subject()\nforall( $p : Product($s.has(id)) Product(this == $p, soldOut) )";
    assertThat(of(two, aFacts())).last().asString().startsWith("forall Product |").endsWith("<-");
    assertThat(fires(two, aFacts().products(Products.lampInStock(0.0)))).isTrue();
  }

  @Test
  void reckonsAnAccumulateOverSeveralPatternsOnceMore() {
    String pairs =
        "accumulate( $c : Candidate(reachable, $at : position) and"
            + " Consent(granted, channel == $c.channel); $n : count($c), $most : max($at);"
            + " $n > 1, $most > 99 )";
    String both = "accumulate Candidate(reachable), Consent(granted, channel == $c.channel) | ";
    assertThat(of(pairs, aFacts()))
        .containsExactly(
            both + "$n > 1 | count = 4 | true", both + "$most > 99 | max = 3 | false <-");
    String others =
        "$t : Trigger()\naccumulate( $c : Candidate(reachable) and"
            + " not Consent(channel == $c.channel, purpose == $t.purpose); $n : count($c); $n > 9 )";
    assertThat(of(others, aFacts()))
        .last()
        .isEqualTo(
            "accumulate Candidate(reachable), not Consent(channel == $c.channel, purpose =="
                + " $t.purpose) | $n > 9 | count = 0 | false <-");
  }

  @Test
  void doesNotGuessWhereItCannotRetrace() {
    String either =
        "(Trigger(marketing) or Trigger(alert) or Trigger(service) or Trigger(version > 3)"
            + " or Trigger(version < 2))\n";
    WhyNot answer = ask(either.repeat(3) + "Trigger(priorOdds > 999)", aFacts());
    assertThat(answer.matched()).isFalse();
    assertThat(answer.conditions()).isEmpty();
    assertThat(answer.remark())
        .isEqualTo(
            "Which condition decided cannot be told for a rule of this form: more than 100 ways"
                + " through its 'or's.");
  }

  @Test
  void givesTheSentenceOfEachCondition() {
    String dsl =
        """
        [when]It is marketing=Trigger(marketing)
        [when]There were {n} messages in {d} days=Pressure($room : marketing.atMost({n}).inDays({d}), $room > now)
        [then]Wait until there is room=insert(Hold.all($room));
        """;
    String dslr =
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
        """;
    WhyNot answer =
        ask(
            Map.of("rules/fatigue/a.dslr", dslr, "rules/fatigue/words.dsl", dsl),
            "fatigue/few",
            aFacts());
    assertThat(answer.written()).isEqualTo("It is marketing\nThere were 4 messages in 7 days");
    assertThat(answer.file() + ":" + answer.line()).isEqualTo("rules/fatigue/a.dslr:5");
    Condition decisive = Objects.requireNonNull(answer.decisive());
    assertThat(decisive.condition()).isEqualTo("$room > now");
    assertThat(decisive.sentence()).isEqualTo("There were 4 messages in 7 days");
  }

  @Test
  void givesTheRowOfATable() {
    String table =
        """
        RuleSet,rules.fatigue,,,,,
        Import,dev.tactus.facts.*,,,,,

        RuleTable fatigue/caps,,,,,,
        NAME,METADATA,METADATA,METADATA,CONDITION,CONDITION,ACTION
        ,,,,Trigger,Pressure,
        ,gate($param),reason($param),owner($param),"purpose == Purpose.$param","$room : marketing.on(Channel.SMS).atMost($1).inDays($2), $room > now","insert(Hold.on(Channel.$param, $room));"
        name,gate,reason,owner,purpose,cap,channel
        fatigue/two,fatigue,CAP,o,MARKETING,"2,7",SMS
        fatigue/nine,fatigue,CAP,o,MARKETING,"9,30",SMS
        """;
    String row =
        "name: fatigue/nine, gate: fatigue, reason: CAP, owner: o, purpose: MARKETING, cap: 9,30,"
            + " channel: SMS";
    WhyNot csv = ask(Map.of("rules/fatigue/a.csv", table), "fatigue/nine", aFacts());
    assertThat(csv.written()).isEqualTo(row);
    assertThat(csv.line()).isEqualTo(10);
    assertThat(Objects.requireNonNull(csv.decisive()).seen())
        .isEqualTo("room = 2026-03-10T14:00:00Z, now = 2026-03-10T14:00:00Z");
    byte[] sheet = Sheets.of(table);
    WhyNot xlsx =
        ask(Uploads.zipped(Map.of("rules/fatigue/a.xlsx", sheet)), "fatigue/nine", aFacts());
    assertThat(xlsx.written()).isEqualTo(row);
    assertThat(xlsx.conditions()).isEqualTo(csv.conditions());
  }

  @Test
  void saysThatARuleMatched() {
    Consent other = new Consent(Channel.SMS, Purpose.ALERT, null, true, NOW, null, "form", null);
    WhyNot answer = ask("not Consent(purpose == Purpose.MARKETING)", aFacts().consents(other));
    assertThat(answer.matched()).isTrue();
    assertThat(told(answer))
        .containsExactly("not Consent | purpose == Purpose.MARKETING | there is none | true");
  }

  private static Preferences weekly(int most) {
    return new Preferences(List.of(), List.of(), most, null, null, null);
  }

  private static boolean fires(String when, FactsFixture facts) {
    WhyNot answer = ask(when, facts);
    assertThat(answer.conditions()).allMatch(c -> Boolean.TRUE.equals(c.satisfied()));
    return answer.matched();
  }

  private static List<String> of(String when, FactsFixture facts) {
    WhyNot answer = ask(when, facts);
    assertThat(answer.matched()).isFalse();
    assertThat(answer.remark()).isNull();
    return told(answer);
  }

  private static List<String> told(WhyNot answer) {
    return answer.conditions().stream()
        .map(
            c ->
                TOLD.formatted(
                    c.pattern(), c.condition(), c.seen(), c.satisfied(), c.decisive() ? " <-" : ""))
        .toList();
  }

  private static WhyNot ask(String when, FactsFixture facts) {
    return ask(Uploads.when(when), "fatigue/mine", facts);
  }

  private static WhyNot ask(Map<String, String> texts, String rule, FactsFixture facts) {
    return ask(Uploads.zip(texts), rule, facts);
  }

  private static WhyNot ask(byte[] upload, String rule, FactsFixture facts) {
    Checked checked = Checks.compile(Uploads.read(upload));
    assertThat(checked.messages()).noneMatch(Message::isError);
    try (Knowledge knowledge = Knowledge.load(Objects.requireNonNull(checked.release()))) {
      return knowledge.whyNot(rule, facts.build().all()).orElseThrow();
    }
  }
}
