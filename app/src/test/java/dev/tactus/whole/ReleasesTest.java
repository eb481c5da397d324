package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static dev.tactus.whole.Rules.TIMING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.backtest.Changed;
import dev.tactus.releases.ShadowBook;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rulings;
import dev.tactus.rulebase.Sources;
import dev.tactus.testkit.servers.Brokers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Releases over HTTP: uploaded, made active, tried beside the active one, taken back. */
class ReleasesTest {
  @TempDir private static Path home;
  private static Shop shop;

  @BeforeAll
  static void start() throws Exception {
    shop = new Shop(Installed.on(Brokers.embedded().uri(), home, "tactus.guard.decisions=10"));
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @BeforeEach
  void anotherDay() {
    shop.tactus().clock().advance(Duration.ofDays(1));
  }

  @AfterEach
  void theShippedOneJudges() {
    shop.reset();
  }

  static Shop shop() {
    return shop;
  }

  /** On the same application, which takes long to start. */
  @Nested
  class WatchedTest extends WatchedReleases {}

  @Nested
  class RefusedTest extends RefusedReleases {}

  @Test
  void theShippedReleaseIsTheFirstAndJudges() {
    JsonNode one = shop.tactus().get("analyst", "/v1/releases/1");
    assertThat(shop.state("1")).isEqualTo("active");
    assertThat(one.at("/release/author").asString()).isEqualTo("tactus");
    assertThat(one.at("/release/covered").asInt()).isPositive();
    assertThat(one.get("sources").get(TIMING).asString()).contains("timing/cart-active");
  }

  @Test
  void anUploadIsKeptAndJudgesOnlyWhenItIsActivated() {
    String id = shop.uploaded(Rules.sixHours("a"));
    assertThat(shop.decided(4).get("release").asString()).isEqualTo("1");
    shop.act(id, "activate", "{\"note\": \"longer\"}");
    JsonNode held = shop.decided(4);
    assertThat(held.get("release").asString()).isEqualTo(id);
    assertThat(held.get("answer").asString()).isEqualTo("hold");
    assertThat(held.at("/reasons/0/code").asString()).isEqualTo("CART_ACTIVE");
    shop.act("1", "rollback", "{\"note\": \"too long\"}");
    assertThat(shop.decided(4).get("release").asString()).isEqualTo("1");
  }

  @Test
  void everyStepIsInTheAuditLog() {
    String id = shop.uploaded(Rules.sixHours("b"));
    shop.act(id, "shadow", "{\"note\": \"let us see\"}");
    shop.act(id, "shadow", "{\"on\": false, \"note\": \"seen\"}");
    shop.act(id, "canary", "{\"percent\": 10}");
    shop.act(id, "canary", "{\"percent\": 0, \"note\": \"well\"}");
    shop.act(id, "activate", "{\"note\": \"longer\"}");
    shop.act("1", "rollback", "{\"note\": \"too long\"}");
    assertThat(shop.audit().stream().limit(7).map(e -> e.get("action").asString()))
        .containsExactly(
            "release.rollback",
            "release.activate",
            "release.canary-end",
            "release.canary",
            "release.shadow-end",
            "release.shadow",
            "release.upload");
    JsonNode activated = shop.audit().get(1);
    assertThat(activated.get("note").asString()).isEqualTo("longer");
    assertThat(activated.get("subject").asString()).isEqualTo(id);
    assertThat(activated.get("role").asString()).isEqualTo("author");
    assertThat(shop.audit().get(3).at("/detail/percent").asDouble()).isEqualTo(10);
  }

  @Test
  void theSameSourcesAreTheSameRelease() {
    String id = shop.uploaded(Rules.sixHours("c"));
    assertThat(shop.uploaded(Rules.sixHours("c"))).isEqualTo(id);
    assertThat(shop.uploaded(Rules.shipped())).isEqualTo("1");
  }

  @Test
  void onlyAuthorsMayChangeAndAnalystsMayLook() {
    byte[] upload = Rules.sixHours("d");
    assertThat(shop.tactus().upload("analyst", upload, 4).get("status").asInt()).isEqualTo(403);
    assertThat(shop.tactus().upload("ingest", upload, 4).get("status").asInt()).isEqualTo(403);
    shop.tactus().call("analyst", "POST", "/v1/releases/1/activate", "", 4);
    shop.tactus().call("worker", "GET", "/v1/releases", "", 4);
  }

  @Test
  void aCanaryJudgesItsShareAndEverybodyWhenItIsActivated() {
    String id = shop.uploaded(Rules.sixHours("e"));
    shop.act(id, "canary", "{\"percent\": 100}");
    assertThat(shop.state(id)).isEqualTo("canary");
    assertThat(shop.decided(4).get("release").asString()).isEqualTo(id);
    shop.act(id, "canary", "{\"percent\": 0}");
    assertThat(shop.decided(4).get("release").asString()).isEqualTo("1");
    shop.act(id, "canary", "{\"percent\": 50}");
    shop.act(id, "activate", "");
    assertThat(shop.state(id)).isEqualTo("active");
    shop.refused(id, "canary", "{\"percent\": 10}", 409);
    shop.refused("1", "canary", "{\"percent\": 101}", 400);
    shop.refused("999", "canary", "{\"percent\": 1}", 404);
  }

  @Test
  void aReleaseThatWasNeverActiveCannotBeRolledBackTo() {
    shop.refused(shop.uploaded(Rules.sixHours("f")), "rollback", "", 409);
  }

  @Test
  void aShadowJudgesEveryTriggerAndSendsNothing() {
    String id = shop.uploaded(Rules.sixHours("g"));
    shop.act(id, "shadow", "");
    JsonNode sent = shop.decided(4);
    assertThat(sent.get("answer").asString()).isEqualTo("send");
    eventually("the shadow's difference", () -> shop.shadow(id, "").get("items").size() == 1);
    JsonNode difference = shop.shadow(id, "").at("/items/0");
    assertThat(difference.get("decisionId")).isEqualTo(sent.get("decisionId"));
    assertThat(difference.get("was").asString()).isEqualTo("send email");
    assertThat(difference.get("now").asString()).isEqualTo("hold");
    assertThat(shop.shadow(id, "").at("/rules/0/rule").asString()).isEqualTo("timing/cart-active");
    assertThat(shop.shadow(id, "").at("/rules/0/added").asInt()).isEqualTo(1);
    assertThat(shop.shadow(id, "").get("judged").asInt()).isEqualTo(1);
    assertThat(shop.shadow(id, "?rule=timing/cart-active").get("items"))
        .containsExactly(difference);
    assertThat(shop.shadow(id, "?rule=timing/sunday").get("items")).isEmpty();
    assertThat(shop.tactus().decisions(sent.get("customerId").asString())).hasSize(1);
  }

  @Test
  void aShadowTellsWhichRulesItLacksAndHowOftenItsOwnFail() {
    String careless = WatchedReleases.THROWS.replace("thrower", "clumsy");
    String id = shop.uploaded(Rules.without("rules/channel/", TIMING, s -> s + careless));
    shop.act(id, "shadow", "");
    shop.decided(4);
    shop.tactus().decidedOnCart("clumsy", 4);
    eventually("both", () -> shop.shadow(id, "").get("judged").asInt() == 2);
    JsonNode shadow = shop.shadow(id, "");
    assertThat(shadow.get("failed").asInt()).isEqualTo(1);
    assertThat(shadow.at("/items/0/now").asString()).isEqualTo("hold RULES_UNAVAILABLE");
    assertThat(shadow.get("rules").valueStream())
        .filteredOn(r -> r.get("rule").asString().equals("channel/unreachable"))
        .singleElement()
        .satisfies(r -> assertThat(r.get("gone").asInt()).isEqualTo(1));
  }

  @Test
  void aShadowTellsWhatItDidNotCompare() {
    String id = shop.uploaded(Rules.sixHours("s"));
    shop.tactus()
        .bean(ShadowBook.class)
        .enter(id, Map.of("skipped", 3L, "notJudged", 2L), List.of());
    JsonNode shadow = shop.shadow(id, "");
    assertThat(shadow.get("skipped").asInt()).isEqualTo(3);
    assertThat(shadow.get("notJudged").asInt()).isEqualTo(2);
    assertThat(shadow.get("judged").asInt()).isZero();
  }

  @Test
  void storedAndGivenFactsAreJudgedByAnyRelease() {
    String id = shop.uploaded(Rules.sixHours("h"));
    String decision = "/v1/decisions/" + shop.decided(4).get("decisionId").asString();
    JsonNode again = shop.tactus().post("analyst", decision + "/rejudge?release=" + id, "");
    assertThat(again.get("differs").asBoolean()).isTrue();
    assertThat(again.at("/now/answer").asString()).isEqualTo("hold");
    String facts = "{\"facts\": " + shop.tactus().get("analyst", decision).get("facts") + "}";
    JsonNode dry = shop.tactus().post("author", "/v1/decide?release=" + id, facts);
    assertThat(dry.get("answer").asString()).isEqualTo("hold");
    assertThat(dry.get("release").asString()).isEqualTo(id);
  }

  @Test
  void twoReleasesAreComparedRuleByRuleWithTheirFirings() throws Exception {
    String id = shop.uploaded(moreAndLess());
    shop.decided(4);
    shop.act(id, "activate", "");
    shop.decided(4);
    JsonNode difference = shop.tactus().get("analyst", "/v1/releases/1/diff/" + id);
    assertThat(difference.get("files").toString())
        .contains(TIMING, "caps.drl.xlsx", "evidence.drl", "mine.dslr");
    Map<String, JsonNode> rules = new TreeMap<>();
    difference.get("rules").forEach(rule -> rules.put(rule.get("rule").asString(), rule));
    assertThat(rules)
        .hasSize(4)
        .hasEntrySatisfying("fatigue/weekly-cap", r -> changed(r, "changed", 0, 0))
        .hasEntrySatisfying("timing/cart-active", r -> changed(r, "changed", 0, 1))
        .hasEntrySatisfying("relevance/seen-today", r -> changed(r, "added", 0, 1))
        .hasEntrySatisfying(
            "relevance/seen-lately",
            r -> changed(r, "removed", shop.firings("1", "relevance/seen-lately"), 0));
    assertThat(shop.firings("1", "relevance/seen-lately")).isPositive();
    assertThat(rules.get("timing/cart-active").get("was").asString())
        .contains("idleFrom(4)")
        .endsWith("end");
    assertThat(rules.get("timing/cart-active").get("now").asString()).contains("idleFrom(6)");
    assertThat(rules.get("fatigue/weekly-cap").get("now").asString()).contains("atMost(3)");
    assertThat(rules.get("relevance/seen-today").get("now").asString()).contains("seenInDays(1");
  }

  private static void changed(JsonNode rule, String how, long firingsWas, long firingsNow) {
    assertThat(rule.get("change").asString()).isEqualTo(how);
    assertThat(rule.get("firingsWas").asLong()).isEqualTo(firingsWas);
    assertThat(rule.get("firingsNow").asLong()).isEqualTo(firingsNow);
    assertThat(rule.get("was").isNull()).isEqualTo(how.equals("added"));
    assertThat(rule.get("now").isNull()).isEqualTo(how.equals("removed"));
  }

  /** One rule more, one less, a cap and a rule otherwise. */
  private static byte[] moreAndLess() throws Exception {
    Path folder = Changed.cap(home.resolve("more-and-less"), "fatigue/weekly-cap", 3);
    Path timing = folder.resolve(TIMING);
    Files.writeString(timing, Files.readString(timing).replace("idleFrom(4)", "idleFrom(6)"));
    Path evidence = folder.resolve("rules/relevance/evidence.drl");
    Files.writeString(
        evidence,
        Files.readString(evidence)
            .replaceFirst("(?s)rule \"relevance/seen-lately\".*?\nend\n", ""));
    Files.writeString(folder.resolve("rules/relevance/mine.dslr"), MarketersSessionTest.OWN_RULE);
    return Rules.zipped(folder, name -> !name.startsWith("cases/"));
  }

  @Test
  void oneThatIsDamagedIsRefusedEverywhereAndMarked() {
    String id = shop.uploaded(Rules.sixHours("n"));
    shop.keptAs(id, "no kjar".getBytes());
    for (String what : List.of("activate", "shadow")) {
      shop.refused(id, what, "", 409);
    }
    shop.refused(id, "canary", "{\"percent\": 10}", 409);
    String decision = "/v1/decisions/" + shop.decided(4).get("decisionId").asString();
    JsonNode again =
        shop.tactus().call("analyst", "POST", decision + "/rejudge?release=" + id, "", 4);
    assertThat(again.get("status").asInt()).isEqualTo(409);
    eventually("a mark", () -> shop.notices(id).contains("this version of Tactus cannot load it"));
    assertThat(shop.tactus().get("analyst", "/v1/releases/" + id).get("sources")).isEmpty();
    assertThat(shop.state("1")).isEqualTo("active");
  }

  @Test
  void oneWhoseRulesWereExchangedInTheDatabaseDoesNotJudge() {
    String id = shop.uploaded(Rules.sixHours("q"));
    String other = shop.uploaded(Rules.sixHours("r"));
    Release exchanged = shop.tactus().bean(Rulings.class).release(other).orElseThrow();
    shop.keptAs(id, exchanged.bytes());
    shop.refused(id, "activate", "", 409);
    eventually("a mark", () -> shop.notices(id).contains("is not what was accepted"));
    assertThat(shop.state("1")).isEqualTo("active");
  }

  @Test
  void whatCannotBeLoadedAsItWasKeptIsCompiledAnewFromItsSources() {
    String id = shop.uploaded(Rules.sixHours("o"));
    Release kept = shop.tactus().bean(Rulings.class).release(id).orElseThrow();
    shop.keptAs(id, Sources.of(kept).zip());
    shop.act(id, "activate", "");
    JsonNode held = shop.decided(4);
    assertThat(held.get("release").asString()).isEqualTo(id);
    assertThat(held.at("/reasons/0/code").asString()).isEqualTo("CART_ACTIVE");
  }
}
