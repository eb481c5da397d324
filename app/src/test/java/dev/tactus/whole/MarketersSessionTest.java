package dev.tactus.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.Tactus;
import dev.tactus.backtest.Changed;
import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.Exercised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The authors' guide, step by step, while the shop goes on: a cap changes, and changes back. */
class MarketersSessionTest {
  static final String OWN_RULE =
      """
      package rules.relevance

      import dev.tactus.facts.*

      expander tactus.dsl

      rule "relevance/seen-today"
      @gate(relevance) @reason(SEEN_TODAY) @owner(marketing-ops)
      when
        A marketing message
        The customer was seen in the last 1 days
      then
        The odds are times 1.2
      end
      """;

  @TempDir private Path home;

  /** Histories of real shops, which the repository does not hold. */
  private static final Path DATA =
      Path.of(System.getenv().getOrDefault("TACTUS_TEST_DATA", "../../shared/data"));

  private String id = "";

  @Test
  void changesACapWithoutARestartOrALostTrigger() throws Exception {
    Path rules = written();
    assertThat(tactus("rules", "check", rules.toString())).contains("45 rules, all described");
    backtested(rules);
    backtestedOnRealShops(rules);
    try (Installed tactus = Installed.on(Brokers.embedded().uri(), home)) {
      Traffic traffic = Traffic.in(tactus);
      try (traffic) {
        id = tactus.upload("author", Rules.zipped(rules, name -> true), 2).get("id").asString();
        shadow(tactus, traffic);
        canary(tactus, traffic);
        activate(tactus, traffic);
        rollBack(tactus, traffic);
      }
      nothingIsLost(tactus, traffic);
      tactus.messages("tactus.sends.email"); // others use the same broker
    }
  }

  /** The shipped rules, with a weekly cap of 3 and a rule of their own, and the cases corrected. */
  private Path written() throws Exception {
    Path rules = home.resolve("my-rules");
    tactus("rules", "init", rules.toString());
    Changed.inSpreadsheet(rules, "fatigue/weekly-cap", 3);
    Files.writeString(rules.resolve("rules/relevance/mine.dslr"), OWN_RULE);
    for (String name : List.of("first-reminder", "consent-by-text-only")) {
      Path saved = rules.resolve("cases/" + name + ".yaml");
      String text = Files.readString(saved);
      Files.writeString(saved, text.replace("[SEEN_LATELY]", "[SEEN_LATELY, SEEN_TODAY]"));
    }
    return rules;
  }

  /** Twenty customers who got two messages, then left a cart; that one is not sent. */
  private void backtested(Path rules) throws Exception {
    List<String> calls = new ArrayList<>();
    for (int i = 10; i < 30; i++) {
      calls.add(call(i, "Order Completed", "2026-02-07T10", "\"product_id\": \"tea\""));
      calls.add(
          call(
              i, "Product Added", "2026-03-05T08", "\"cart_id\": \"1\", \"product_id\": \"desk\""));
      calls.add(
          call(
              i, "Product Added", "2026-03-06T10", "\"cart_id\": \"2\", \"product_id\": \"lamp\""));
    }
    Path history = Files.write(home.resolve("history.ndjson"), calls);
    Path products = home.resolve("products.csv");
    Files.writeString(products, "product_id,consumable,days_supply\ntea,true,30\n");
    String said =
        tactus(
            "backtest",
            history.toString(),
            "--products=" + products,
            "--assume-consent",
            "--release=shipped",
            "--release=" + rules,
            "--to=2026-03-06T18:00:00Z",
            "--html=" + home.resolve("report.html"));
    assertThat(said)
        .contains("would send 20 fewer messages to 20 people")
        .containsPattern("by fatigue/weekly-cap +0 +20\n");
  }

  /**
   * A shop's clicks and another one's orders, where they are at hand, with one message a week: of
   * three a week their customers notice nothing.
   */
  private void backtestedOnRealShops(Path rules) throws Exception {
    Path clicks = DATA.resolve("clickstream-dev.csv.gz");
    Path orders = DATA.resolve("purchases-dev.csv.gz");
    if (!Files.isReadable(clicks) || !Files.isReadable(orders)) {
      return;
    }
    Path products = home.resolve("consumables.csv");
    Files.writeString(products, java("../bench/scripts/Consumables.java", orders.toString()));
    Path report = home.resolve("report.json");
    Changed.inSpreadsheet(rules, "fatigue/weekly-cap", 1);
    String said =
        tactus(
            "backtest",
            clicks.toString(),
            orders.toString(),
            "--products=" + products,
            "--assume-consent",
            "--release=shipped",
            "--release=" + rules,
            "--out=" + report);
    Changed.inSpreadsheet(rules, "fatigue/weekly-cap", 3);
    assertThat(said)
        .containsPattern("would send [0-9]+ fewer messages to [0-9]+ people")
        .containsPattern("by fatigue/weekly-cap +0 +[1-9][0-9]+\n");
    JsonNode triggers = new JsonMapper().readTree(Files.readString(report)).get("triggers");
    long same = triggers.get("bySameFacts").asLong();
    long following = triggers.get("following").asLong();
    assertThat(same).isPositive();
    assertThat(following).isPositive();
    assertThat(same + following).isEqualTo(triggers.get("differing").asLong());
    Exercised.SHARED_DATA.with("");
  }

  private static String call(int who, String name, String hour, String properties) {
    return Traffic.call(
        "c" + who, name, hour, Instant.parse(hour + ":" + who + ":00Z"), "{" + properties + "}");
  }

  private void shadow(Installed tactus, Traffic traffic) {
    act(tactus, id, "shadow", "{\"note\": \"what would it do?\"}");
    traffic.regulars(40, "in-shadow");
    assertThat(regulars(tactus, "in-shadow", "1", "send")).isEqualTo(40);
    Installed.eventually("the shadow has seen it", () -> addedByShadow(tactus) > 0);
  }

  /** For how many triggers only the shadow fired the rule of the cap. */
  private long addedByShadow(Installed tactus) {
    JsonNode shadow = tactus.get("analyst", "/v1/releases/" + id + "/shadow");
    return shadow
        .get("rules")
        .valueStream()
        .filter(r -> r.get("rule").asString().equals("fatigue/weekly-cap"))
        .mapToLong(r -> r.get("added").asLong())
        .sum();
  }

  private void canary(Installed tactus, Traffic traffic) {
    act(tactus, id, "canary", "{\"percent\": 10, \"note\": \"first tenth\"}");
    traffic.regulars(200, "with-canary");
    long kept = regulars(tactus, "with-canary", id, "suppress");
    assertThat(kept).isBetween(5L, 40L);
    assertThat(regulars(tactus, "with-canary", "1", "send")).isEqualTo(200 - kept);
  }

  private void activate(Installed tactus, Traffic traffic) {
    act(tactus, id, "activate", "{\"note\": \"weekly cap from 4 to 3\"}");
    traffic.regulars(40, "activated");
    assertThat(regulars(tactus, "activated", id, "suppress")).isEqualTo(40);
    JsonNode kept = tactus.get("analyst", "/v1/decisions?reason=WEEKLY_CAP&limit=1").at("/items/0");
    assertThat(kept.get("release").asString()).isEqualTo(id);
    JsonNode whyNot =
        tactus.get(
            "analyst",
            "/v1/decisions/%s/why-not?rule=fatigue/email-cap"
                .formatted(kept.get("decisionId").asString()));
    assertThat(whyNot.get("matched").asBoolean()).isFalse();
    assertThat(whyNot.get("conditions").valueStream())
        .filteredOn(c -> c.get("decisive").asBoolean())
        .singleElement()
        .satisfies(c -> assertThat(c.get("condition").asString()).isEqualTo("$room > now"));
  }

  private void rollBack(Installed tactus, Traffic traffic) {
    act(tactus, "1", "rollback", "{\"note\": \"only a trial\"}");
    traffic.regulars(40, "rolled-back");
    assertThat(regulars(tactus, "rolled-back", "1", "send")).isEqualTo(40);
    assertThat(tactus.get("analyst", "/v1/audit?limit=100").get("items").valueStream())
        .filteredOn(deed -> deed.get("role").asString().equals("author"))
        .extracting(deed -> deed.get("action").asString() + ": " + deed.get("note").asString())
        .containsExactly(
            "release.rollback: only a trial",
            "release.activate: weekly cap from 4 to 3",
            "release.canary: first tenth",
            "release.shadow: what would it do?",
            "release.upload: a test");
  }

  private void nothingIsLost(Installed tactus, Traffic traffic) {
    assertThat(count(tactus, "events where id like 'load %'")).isEqualTo(traffic.events());
    Set<String> decided =
        new TreeSet<>(
            tactus
                .sql()
                .sql(
                    "select customer_id || ' ' || subject from decisions where facts like '%lamp%'")
                .query(String.class)
                .list());
    assertThat(decided).isEqualTo(traffic.carts());
    assertThat(count(tactus, "decisions"))
        .isEqualTo(count(tactus, "(select distinct trigger_id from decisions) as triggers"));
    assertThat(count(tactus, "decisions where answer = 'send'"))
        .isEqualTo(count(tactus, "sends"))
        .isEqualTo(count(tactus, "(select distinct decision_id from sends) as approved"));
    assertThat(
            count(
                tactus,
                """
                decisions d left join releases r on r.number = d.release::integer
                where not coalesce(d.rules <@ r.rules, false)
                  or (d.release <> '%s') and 'relevance/seen-today' = any (d.rules)\
                """
                    .formatted(id)))
        .as("decisions of mixed releases")
        .isZero();
  }

  private static long regulars(Installed tactus, String cart, String release, String answer) {
    return count(
        tactus,
        """
        decisions where subject = '%s' and release = '%s' and answer = '%s'
          and (answer = 'suppress') = ('WEEKLY_CAP' = any (reasons))\
        """
            .formatted(cart, release, answer));
  }

  private static long count(Installed tactus, String what) {
    return tactus.sql().sql("select count(*) from " + what).query(Long.class).single();
  }

  private static void act(Installed tactus, String release, String what, String body) {
    tactus.post("author", "/v1/releases/" + release + "/" + what, body);
  }

  /** What the tool said, in a process of its own; it has to be content. */
  private static String tactus(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("-cp", System.getProperty("java.class.path"), Tactus.class.getName()));
    all.addAll(List.of(arguments));
    return java(all.toArray(String[]::new));
  }

  private static String java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
