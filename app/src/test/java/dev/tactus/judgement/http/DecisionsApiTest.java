package dev.tactus.judgement.http;

import static dev.tactus.judgement.Examples.NOON;
import static dev.tactus.judgement.Examples.sent;
import static dev.tactus.judgement.Examples.suppressed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Examples;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.RecordDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = RecordApplication.class)
class DecisionsApiTest {
  @Autowired private Decisions decisions;
  @Autowired private Judge judge;
  private MockMvcTester api;

  @Autowired
  void api(WebApplicationContext application) {
    api = MockMvcTester.from(application);
  }

  @BeforeEach
  void fill() throws SQLException {
    RecordDatabase.empty();
    Facts facts = Examples.facts("real", "cy", NOON);
    add(
        sent("a", "ann", NOON),
        suppressed("b", "bob", NOON.minusSeconds(60)),
        new Decision("real.1", NOON.minusSeconds(90), facts, judge.judge(facts)));
  }

  @Test
  void listsItemsAsTheContractSays() {
    assertThat(get("/v1/decisions?customer=bob"))
        .hasStatusOk()
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"items": [{
              "decisionId": "trigger-b.1", "triggerId": "trigger-b",
              "decidedAt": "2026-11-21T11:59:00.123456Z",
              "triggeredAt": "2026-11-21T11:58:59.123456Z", "customerId": "bob",
              "journey": "abandoned-cart", "journeyVersion": 1, "step": "reminder-1",
              "subject": "cart-17", "answer": "suppress", "channel": null, "verdict": "creepy",
              "reasons": [
                {"code": "CONSENT_ABSENT", "gate": "consent", "rule": "consent/absent",
                 "channel": null},
                {"code": "WEEKLY_CAP", "gate": "fatigue", "rule": "fatigue/weekly-cap",
                 "channel": "email"}],
              "until": null, "release": "1"}]}
            """);
  }

  @Test
  void goesOnWhereAPageEnded() {
    MvcTestResult first = get("/v1/decisions?limit=2");
    assertThat(first).bodyJson().extractingPath("items.length()").isEqualTo(2);
    String next = com.jayway.jsonpath.JsonPath.read(body(first), "$.next");
    MvcTestResult second = get("/v1/decisions?limit=2&cursor=" + next);
    assertThat(second).bodyJson().extractingPath("items[0].decisionId").isEqualTo("real.1");
    assertThat(second).bodyJson().doesNotHavePath("next");
  }

  @ParameterizedTest
  @CsvSource({
    "answer,maybe,'one of send, hold, suppress'",
    "verdict,fine,'one of compelling, creepy, annoying, not_compelling'",
    "channel,fax,'one of email, sms, push, web'",
    "from,yesterday,'an RFC 3339 time, such as 2026-11-21T12:00:00Z'",
    "to,+10000-01-01T00:00:00Z,'an RFC 3339 time, such as 2026-11-21T12:00:00Z'",
    "customer,a%00b,text without the character NUL",
    "limit,0,a whole number from 1 to 500"
  })
  void namesFieldValueAndWhatWasExpected(String field, String value, String expected) {
    MvcTestResult answer = get("/v1/decisions?" + field + "=" + value);
    assertThat(answer).hasStatus(400).hasContentType("application/problem+json");
    assertThat(answer).bodyJson().extractingPath("field").isEqualTo(field);
    assertThat(answer).bodyJson().extractingPath("expected").isEqualTo(expected);
    assertThat(answer).bodyJson().hasPath("value");
  }

  @Test
  void takesTimesWithAnOffsetAndIgnoresEmptyFilters() {
    assertThat(get("/v1/decisions?from=2026-11-21T13:00:00+01:00&journey=&answer="))
        .bodyJson()
        .extractingPath("items[*].decisionId")
        .asArray()
        .containsExactly("trigger-a.1");
  }

  @Test
  void showsOneDecisionWithAllThatItSaw() {
    MvcTestResult one = get("/v1/decisions/trigger-b.1");
    assertThat(one).hasStatusOk();
    assertThat(one).bodyJson().extractingPath("trigger.purpose").isEqualTo("marketing");
    assertThat(one).bodyJson().extractingPath("facts.consents[1].granted").isEqualTo(false);
    assertThat(one)
        .bodyJson()
        .extractingPath("facts.trigger")
        .asMap()
        .doesNotContainKey("marketing");
    assertThat(one).bodyJson().extractingPath("findings[0].type").isEqualTo("veto");
    assertThat(one)
        .bodyJson()
        .extractingPath("findings[1].until")
        .isEqualTo("2026-11-21T13:00:00.123456Z");
    assertThat(one).bodyJson().extractingPath("firings[0].matched[1]").isEqualTo("Candidate sms");
    assertThat(one).bodyJson().extractingPath("took").isEqualTo("PT0.000048123S");
    assertThat(one).bodyJson().extractingPath("decisionId").isEqualTo("trigger-b.1");
    assertThat(one).bodyJson().extractingPath("erasedAt").isNull();
  }

  @Test
  void knowsNoDecisionOfThatId() {
    assertThat(get("/v1/decisions/nothing")).hasStatus(404);
    assertThat(post("/v1/decisions/nothing/rejudge")).hasStatus(404);
  }

  @Test
  void judgesAgainToTheSame() {
    MvcTestResult again = post("/v1/decisions/real.1/rejudge");
    assertThat(again).hasStatusOk().bodyJson().extractingPath("differs").isEqualTo(false);
    assertThat(again).bodyJson().extractingPath("firingsAdded").asArray().isEmpty();
  }

  @Test
  void saysWhatDiffersWhenJudgedAgain() {
    MvcTestResult again = post("/v1/decisions/trigger-b.1/rejudge?release=1");
    assertThat(again).bodyJson().extractingPath("differs").isEqualTo(true);
    assertThat(again).bodyJson().extractingPath("was.answer").isEqualTo("suppress");
    assertThat(again).bodyJson().hasPath("now.answer");
    assertThat(again)
        .bodyJson()
        .extractingPath("firingsGone[*].rule")
        .asArray()
        .contains("fatigue/weekly-cap");
  }

  @Test
  void refusesAReleaseThatIsNotThere() {
    assertThat(post("/v1/decisions/trigger-b.1/rejudge?release=77"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("field")
        .isEqualTo("release");
  }

  @Test
  void showsButDoesNotJudgeWhatWasErased() throws SQLException {
    RecordDatabase.commit(transaction -> decisions.erase(transaction, "bob"));
    assertThat(post("/v1/decisions/trigger-b.1/rejudge")).hasStatus(410);
    MvcTestResult one = get("/v1/decisions/trigger-b.1");
    assertThat(one).bodyJson().extractingPath("customerId").isNull();
    assertThat(one).bodyJson().extractingPath("erasedAt").isEqualTo(NOON.toString());
    assertThat(body(one)).doesNotContain("bob");
  }

  @Test
  void saysWhyARuleDidNotFire() {
    assertThat(get("/v1/decisions/real.1/why-not?rule=fatigue/complained"))
        .hasStatusOk()
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"rule": "fatigue/complained", "matched": false,
             "conditions": [
              {"pattern": "Trigger", "condition": "marketing", "seen": "marketing = true",
               "satisfied": true, "decisive": false},
              {"pattern": "Engagement", "condition": "hasComplained()",
               "seen": "hasComplained() = false", "satisfied": false, "decisive": true}],
             "file": "rules/fatigue/customer.drl", "line": 42}
            """);
  }

  @Test
  void tellsTheRowOfASheet() {
    MvcTestResult capped = get("/v1/decisions/real.1/why-not?rule=fatigue/sms-cap");
    assertThat(capped).bodyJson().extractingPath("file").isEqualTo("rules/fatigue/caps.drl.xlsx");
    assertThat(capped).bodyJson().extractingPath("written").asString().contains("sms-cap");
    assertThat(capped)
        .bodyJson()
        .extractingPath("conditions[2].seen")
        .asString()
        .contains("room = 2026-11-21T12:00:00.123456Z");
  }

  @Test
  void saysThatARuleMatchedButDidNotCount() {
    MvcTestResult fired = get("/v1/decisions/real.1/why-not?rule=relevance/seen-lately");
    assertThat(fired).bodyJson().extractingPath("matched").isEqualTo(true);
    assertThat(fired).bodyJson().doesNotHavePath("remark");
    MvcTestResult made = get("/v1/decisions/trigger-a.1/why-not?rule=relevance/seen-lately");
    assertThat(made)
        .bodyJson()
        .extractingPath("remark")
        .isEqualTo("It matches these facts, but is not among the firings that are stored.");
  }

  @ParameterizedTest
  @CsvSource({
    "fatigue/email-kap, fatigue/email-cap",
    "email-cap, fatigue/email-cap",
    "consent/absend, consent/absent"
  })
  void suggestsTheRuleThatWasMeant(String asked, String meant) {
    assertThat(get("/v1/decisions/real.1/why-not?rule=" + asked))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("detail")
        .isEqualTo("Release 1 has no rule " + asked + ". Did you mean " + meant + "?");
  }

  @Test
  void asksForTheRule() {
    assertThat(get("/v1/decisions/real.1/why-not")).hasStatus(400);
    assertThat(get("/v1/decisions/nothing/why-not?rule=a")).hasStatus(404);
  }

  @Test
  void tellsNothingOfAnErasedDecisionNorByAReleaseThatIsGone() throws SQLException {
    RecordDatabase.commit(transaction -> decisions.erase(transaction, "cy"));
    assertThat(get("/v1/decisions/real.1/why-not?rule=fatigue/email-cap"))
        .hasStatus(410)
        .bodyJson()
        .extractingPath("detail")
        .isEqualTo("The customer of this decision was erased; what its rules saw is gone.");
    Facts facts = Examples.facts("old", "di", NOON);
    Judgement was = judge.judge(facts);
    add(new Decision("old.1", NOON, facts, by("77", was)));
    assertThat(get("/v1/decisions/old.1/why-not?rule=fatigue/email-cap"))
        .hasStatus(410)
        .bodyJson()
        .extractingPath("detail")
        .asString()
        .startsWith("Release 77, which judged, is no longer there to be asked");
  }

  private static Judgement by(String release, Judgement was) {
    return new Judgement(
        was.answer(),
        was.channel(),
        was.verdict(),
        was.reasons(),
        was.until(),
        was.odds(),
        was.firings(),
        release,
        was.took());
  }

  @Test
  void listsTheRulesWithTheirFirings() {
    MvcTestResult rules = get("/v1/rules?limit=500");
    assertThat(rules).hasStatusOk();
    String fired = "items[?(@.name=='consent/absent')].";
    assertThat(rules)
        .bodyJson()
        .extractingPath(fired + "gate")
        .asArray()
        .containsExactly("consent");
    assertThat(rules)
        .bodyJson()
        .extractingPath("items[?(@.firings>0)].lastFired")
        .asArray()
        .isNotEmpty()
        .doesNotContainNull();
    String next = com.jayway.jsonpath.JsonPath.read(body(get("/v1/rules?limit=3")), "$.next");
    List<String> names = com.jayway.jsonpath.JsonPath.read(body(rules), "$.items[*].name");
    assertThat(get("/v1/rules?limit=1&cursor=" + next))
        .bodyJson()
        .extractingPath("items[0].name")
        .isEqualTo(names.get(3));
  }

  private MvcTestResult get(String uri) {
    return api.get().uri(java.net.URI.create(uri)).exchange();
  }

  private MvcTestResult post(String uri) {
    return api.post().uri(java.net.URI.create(uri)).exchange();
  }

  private static String body(MvcTestResult answer) {
    return new String(
        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private void add(Decision... some) throws SQLException {
    RecordDatabase.commit(
        transaction -> {
          decisions.add(transaction, List.of(some));
          return some;
        });
  }
}
