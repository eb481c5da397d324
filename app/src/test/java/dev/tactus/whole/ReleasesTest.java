package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static dev.tactus.whole.Rules.TIMING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rulebase;
import dev.tactus.rulebase.Rulings;
import dev.tactus.rulebase.Sources;
import dev.tactus.testkit.servers.Brokers;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Releases over HTTP: uploaded, made active, tried beside the active one, taken back. */
class ReleasesTest {
  private static final String THROWS =
      """

      rule "timing/careless"
      @gate(timing) @reason(CARELESS) @owner(marketing-ops)
      when
        Trigger(customer == "thrower")
        Preferences($from : quietFrom, $to : quietTo)
        $m : Moment()
      then
        insert(Hold.all($m.next($to, $from)));
      end
      """;

  @TempDir private static Path home;
  private static Installed tactus;
  private static int carts;

  @BeforeAll
  static void start() throws Exception {
    tactus = Installed.on(Brokers.embedded().uri(), home, "tactus.guard.decisions=10");
  }

  @AfterAll
  static void stop() {
    tactus.close();
  }

  @BeforeEach
  void anotherDay() {
    tactus.clock().advance(Duration.ofDays(1));
  }

  @AfterEach
  void theShippedOneJudges() {
    tactus.post("author", "/v1/releases/1/rollback", "");
    for (JsonNode release : tactus.get("analyst", "/v1/releases").get("items")) {
      String id = release.get("id").asString();
      act(id, "canary", "{\"percent\": 0}");
      act(id, "shadow", "{\"on\": false}");
    }
  }

  @Test
  void theShippedReleaseIsTheFirstAndJudges() {
    JsonNode one = tactus.get("analyst", "/v1/releases/1");
    assertThat(state("1")).isEqualTo("active");
    assertThat(one.at("/release/author").asString()).isEqualTo("tactus");
    assertThat(one.at("/release/covered").asInt()).isPositive();
    assertThat(one.get("sources").get(TIMING).asString()).contains("timing/cart-active");
  }

  @Test
  void anUploadIsKeptAndJudgesOnlyWhenItIsActivated() {
    String id = uploaded(Rules.sixHours("a"));
    assertThat(decided(4).get("release").asString()).isEqualTo("1");
    act(id, "activate", "{\"note\": \"longer\"}");
    JsonNode held = decided(4);
    assertThat(held.get("release").asString()).isEqualTo(id);
    assertThat(held.get("answer").asString()).isEqualTo("hold");
    assertThat(held.at("/reasons/0/code").asString()).isEqualTo("CART_ACTIVE");
    act("1", "rollback", "{\"note\": \"too long\"}");
    assertThat(decided(4).get("release").asString()).isEqualTo("1");
  }

  @Test
  void everyStepIsInTheAuditLog() {
    String id = uploaded(Rules.sixHours("b"));
    act(id, "shadow", "{\"note\": \"let us see\"}");
    act(id, "canary", "{\"percent\": 10}");
    act(id, "activate", "{\"note\": \"longer\"}");
    act("1", "rollback", "{\"note\": \"too long\"}");
    assertThat(audit().stream().limit(5).map(e -> e.get("action").asString()))
        .containsExactly(
            "release.rollback",
            "release.activate",
            "release.canary",
            "release.shadow",
            "release.upload");
    JsonNode activated = audit().get(1);
    assertThat(activated.get("note").asString()).isEqualTo("longer");
    assertThat(activated.get("subject").asString()).isEqualTo(id);
    assertThat(activated.get("role").asString()).isEqualTo("author");
    assertThat(audit().get(2).at("/detail/percent").asDouble()).isEqualTo(10);
  }

  @Test
  void theSameSourcesAreTheSameRelease() {
    String id = uploaded(Rules.sixHours("c"));
    assertThat(uploaded(Rules.sixHours("c"))).isEqualTo(id);
    assertThat(uploaded(Rules.shipped())).isEqualTo("1");
  }

  @Test
  void whatIsNotSoundIsRefusedWithItsMessages() {
    byte[] unsound = Rules.timing(s -> s.replace("insert(Hold.all", "inser(Hold.all"));
    JsonNode message = tactus.upload("author", unsound, 4).at("/messages/0");
    assertThat(message.get("file").asString()).isEqualTo(TIMING);
    assertThat(message.get("severity").asString()).isEqualTo("error");
    assertThat(message.get("line").asInt()).isPositive();
    assertThat(tactus.upload("author", "no zip".getBytes(), 4).at("/messages/0/message"))
        .isNotNull();
    assertThat(state("1")).isEqualTo("active");
  }

  @Test
  void aFileOf200MegabytesIsRefusedInPlainWords() throws Exception {
    Path large = home.resolve("large.zip");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(200_000_000);
    }
    JsonNode refused = tactus.upload("author", large, 4);
    assertThat(refused.get("status").asInt()).isEqualTo(413);
    assertThat(refused.get("detail").asString()).contains("larger than 10 MB");
  }

  @Test
  void onlyAuthorsMayChangeAndAnalystsMayLook() {
    byte[] upload = Rules.sixHours("d");
    assertThat(tactus.upload("analyst", upload, 4).get("status").asInt()).isEqualTo(403);
    assertThat(tactus.upload("ingest", upload, 4).get("status").asInt()).isEqualTo(403);
    tactus.call("analyst", "POST", "/v1/releases/1/activate", "", 4);
    tactus.call("worker", "GET", "/v1/releases", "", 4);
  }

  @Test
  void aCanaryJudgesItsShareAndEverybodyWhenItIsActivated() {
    String id = uploaded(Rules.sixHours("e"));
    act(id, "canary", "{\"percent\": 100}");
    assertThat(state(id)).isEqualTo("canary");
    assertThat(decided(4).get("release").asString()).isEqualTo(id);
    act(id, "canary", "{\"percent\": 0}");
    assertThat(decided(4).get("release").asString()).isEqualTo("1");
    act(id, "canary", "{\"percent\": 50}");
    act(id, "activate", "");
    assertThat(state(id)).isEqualTo("active");
    refused(id, "canary", "{\"percent\": 10}", 409);
    refused("1", "canary", "{\"percent\": 101}", 400);
    refused("999", "canary", "{\"percent\": 1}", 404);
  }

  @Test
  void aReleaseThatWasNeverActiveCannotBeRolledBackTo() {
    refused(uploaded(Rules.sixHours("f")), "rollback", "", 409);
  }

  @Test
  void aShadowJudgesEveryTriggerAndSendsNothing() {
    String id = uploaded(Rules.sixHours("g"));
    act(id, "shadow", "");
    JsonNode sent = decided(4);
    assertThat(sent.get("answer").asString()).isEqualTo("send");
    eventually("the shadow's difference", () -> shadow(id).get("items").size() == 1);
    JsonNode difference = shadow(id).at("/items/0");
    assertThat(difference.get("decisionId")).isEqualTo(sent.get("decisionId"));
    assertThat(difference.get("was").asString()).isEqualTo("send email");
    assertThat(difference.get("now").asString()).isEqualTo("hold");
    assertThat(shadow(id).at("/rules/0/rule").asString()).isEqualTo("timing/cart-active");
    assertThat(shadow(id).at("/rules/0/added").asInt()).isEqualTo(1);
    assertThat(shadow(id).get("judged").asInt()).isEqualTo(1);
    String elsewhere = "/v1/releases/" + id + "/shadow?rule=timing/sunday";
    assertThat(tactus.get("analyst", elsewhere).get("items")).isEmpty();
    assertThat(tactus.decisions(sent.get("customerId").asString())).hasSize(1);
  }

  @Test
  void storedAndGivenFactsAreJudgedByAnyRelease() {
    String id = uploaded(Rules.sixHours("h"));
    String decision = "/v1/decisions/" + decided(4).get("decisionId").asString();
    JsonNode again = tactus.post("analyst", decision + "/rejudge?release=" + id, "");
    assertThat(again.get("differs").asBoolean()).isTrue();
    assertThat(again.at("/now/answer").asString()).isEqualTo("hold");
    String facts = "{\"facts\": " + tactus.get("analyst", decision).get("facts") + "}";
    JsonNode dry = tactus.post("author", "/v1/decide?release=" + id, facts);
    assertThat(dry.get("answer").asString()).isEqualTo("hold");
    assertThat(dry.get("release").asString()).isEqualTo(id);
  }

  @Test
  void twoReleasesAreComparedRuleByRule() {
    String id = uploaded(Rules.sixHours("i"));
    decided(4);
    JsonNode difference = tactus.get("analyst", "/v1/releases/1/diff/" + id);
    assertThat(difference.get("files").toString()).contains(TIMING);
    assertThat(difference.get("rules")).hasSize(1);
    JsonNode rule = difference.at("/rules/0");
    assertThat(rule.get("rule").asString()).isEqualTo("timing/cart-active");
    assertThat(rule.get("change").asString()).isEqualTo("changed");
    assertThat(rule.get("was").asString()).contains("idleFrom(4)").endsWith("end");
    assertThat(rule.get("now").asString()).contains("idleFrom(6)");
    assertThat(rule.get("firingsWas").asLong()).isEqualTo(firings("1", "timing/cart-active"));
  }

  @Test
  void aReleaseThatSendsMuchMoreIsTakenBack() {
    String strict = uploaded(Rules.sixHours("j"));
    String loose = uploaded(Rules.timing(s -> s + "\n// loose\n"));
    act(strict, "activate", "");
    // it is known by then, so that the next one is compared with it
    tactus.clock().advance(Duration.ofMinutes(11));
    act(loose, "activate", "{\"note\": \"back to four hours\"}");
    many();
    eventually("taken back", () -> judges(strict));
    assertThat(state(strict)).isEqualTo("active");
    assertThat(notices(loose)).contains("taken back by itself: it sends much more");
    assertThat(audit().stream().map(e -> e.get("action").asString()))
        .contains("release.takeback", "release.notice");
    assertThat(decided(4).get("release").asString()).isEqualTo(strict);
  }

  @Test
  void itsLimitsCanBeRaisedForOneActivationWithAReason() {
    String strict = uploaded(Rules.sixHours("k"));
    String loose = uploaded(Rules.timing(s -> s + "\n// looser\n"));
    act(strict, "activate", "");
    refused(loose, "activate", "{\"limits\": {\"failures\": 1}}", 400);
    act(loose, "activate", "{\"limits\": {\"failures\": 1}, \"note\": \"we know\"}");
    assertThat(audit().get(0).at("/detail/limits").asString()).contains("failures=1.0");
    refused(loose, "activate", "{\"limits\": {\"sends\": 0.5}, \"note\": \"no\"}", 400);
  }

  @Test
  void aReleaseThatSendsMuchLessIsOnlyToldOf() {
    String strict = uploaded(Rules.sixHours("l"));
    act(strict, "activate", "");
    many();
    eventually("a notice", () -> notices(strict).contains("it sends less than half"));
    assertThat(state(strict)).isEqualTo("active");
  }

  @Test
  void aCanaryThatSendsMuchMoreIsTakenBackToo() {
    String strict = uploaded(Rules.sixHours("m"));
    String loose = uploaded(Rules.timing(s -> s + "\n// loosest\n"));
    act(strict, "activate", "");
    act(loose, "canary", "{\"percent\": 100}");
    many();
    eventually("taken back", () -> state(loose).equals("kept"));
    assertThat(state(strict)).isEqualTo("active");
  }

  @Test
  void aRuleThatFailsIsNamedAndItsTriggersAreHeld() {
    String careless = uploaded(Rules.timing(s -> s + THROWS));
    act(careless, "activate", "");
    JsonNode held = tactus.decidedOnCart("thrower", 4);
    assertThat(held.get("answer").asString()).isEqualTo("hold");
    assertThat(held.at("/reasons/0/code").asString()).isEqualTo("RULES_UNAVAILABLE");
    assertThat(held.at("/reasons/0/rule").asString()).isEqualTo("timing/careless");
    eventually("a mark", () -> notices(careless).contains("rule timing/careless failed"));
    assertThat(decided(4).get("answer").asString()).isEqualTo("send");
  }

  @Test
  void aReleaseWhoseRulesFailIsTakenBack() {
    String careless =
        uploaded(Rules.timing(s -> s + THROWS.replace("customer == \"thrower\"", "")));
    act(careless, "activate", "");
    many();
    eventually("taken back", () -> judges("1"));
    assertThat(notices(careless)).contains("its rules could not judge 12 of 12 triggers");
  }

  @Test
  void aReleaseThatSendsOneCustomerMuchMoreIsTakenBack() {
    String pushy = uploaded(Rules.without("rules/fatigue/"));
    act(pushy, "activate", "");
    many();
    tactus.consenting("pestered");
    for (String cart : List.of("a", "b", "c", "d")) {
      tactus.track(
          "pestered",
          "Product Added",
          "pestered-" + cart,
          tactus.clock().instant().minus(Duration.ofHours(4)),
          "{\"product_id\": \"lamp-%s\", \"cart_id\": \"pestered-%s\"}".formatted(cart, cart));
    }
    tactus.clock().advance(Duration.ofSeconds(1));
    eventually("taken back", () -> judges("1"));
    assertThat(notices(pushy))
        .contains("it sends 4 messages to one customer, the release before would have sent 1");
  }

  @Test
  void oneThatIsDamagedIsRefusedEverywhereAndMarked() {
    String id = uploaded(Rules.sixHours("n"));
    keptAs(id, "no kjar".getBytes());
    for (String what : List.of("activate", "shadow")) {
      refused(id, what, "", 409);
    }
    refused(id, "canary", "{\"percent\": 10}", 409);
    String decision = "/v1/decisions/" + decided(4).get("decisionId").asString();
    JsonNode again = tactus.call("analyst", "POST", decision + "/rejudge?release=" + id, "", 4);
    assertThat(again.get("status").asInt()).isEqualTo(409);
    eventually("a mark", () -> notices(id).contains("this version of Tactus cannot load it"));
    assertThat(tactus.get("analyst", "/v1/releases/" + id).get("sources")).isEmpty();
    assertThat(state("1")).isEqualTo("active");
  }

  @Test
  void whatCannotBeLoadedAsItWasKeptIsCompiledAnewFromItsSources() {
    String id = uploaded(Rules.sixHours("o"));
    Release kept = tactus.bean(Rulings.class).release(id).orElseThrow();
    keptAs(id, Sources.of(kept).zip());
    act(id, "activate", "");
    JsonNode held = decided(4);
    assertThat(held.get("release").asString()).isEqualTo(id);
    assertThat(held.at("/reasons/0/code").asString()).isEqualTo("CART_ACTIVE");
  }

  private static boolean judges(String id) {
    return tactus.bean(Rulebase.class).active().equals(id);
  }

  private static void act(String id, String what, String body) {
    tactus.post("author", "/v1/releases/" + id + "/" + what, body);
  }

  private static void refused(String id, String what, String body, int status) {
    JsonNode problem =
        tactus.call("author", "POST", "/v1/releases/" + id + "/" + what, body, status / 100);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
  }

  private static String state(String id) {
    return tactus.get("analyst", "/v1/releases/" + id).at("/release/state").asString();
  }

  private static String notices(String id) {
    return tactus.get("analyst", "/v1/releases/" + id).at("/release/notices").toString();
  }

  private static JsonNode shadow(String id) {
    return tactus.get("analyst", "/v1/releases/" + id + "/shadow");
  }

  private static long firings(String release, String rule) {
    return tactus
        .sql()
        .sql("select coalesce(sum(firings), 0) from rule_firings where release = ? and rule = ?")
        .params(release, rule)
        .query(Long.class)
        .single();
  }

  private static List<JsonNode> audit() {
    return tactus.get("analyst", "/v1/audit").get("items").valueStream().toList();
  }

  private static String uploaded(byte[] zip) {
    return tactus.upload("author", zip, 2).get("id").asString();
  }

  /** Enough for the guard to judge by. */
  private static void many() {
    for (int i = 0; i < 12; i++) {
      decided(4);
    }
    tactus.clock().advance(Duration.ofSeconds(1));
  }

  private static JsonNode decided(int hours) {
    return tactus.decidedOnCart("shopper-" + carts++, hours);
  }

  /** What is stored of it is something else. */
  private static void keptAs(String id, byte[] kjar) {
    tactus
        .sql()
        .sql("update releases set kjar = ? where number = ?::integer")
        .params(kjar, id)
        .update();
  }
}
