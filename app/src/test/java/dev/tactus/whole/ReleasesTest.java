package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Releases over HTTP: uploaded, made active, tried beside the active one, taken back. */
class ReleasesTest {
  private static final String TIMING = "rules/timing/timing.drl";

  @TempDir private static Path home;
  private static PrivatePostgres.Database database;
  private static Installed tactus;
  private static int carts;

  @BeforeAll
  static void start() throws Exception {
    database = PrivatePostgres.database();
    tactus = Installed.on(database, Brokers.embedded().uri(), home, "tactus.guard.decisions=10");
  }

  @AfterAll
  static void stop() {
    tactus.close();
  }

  @BeforeEach
  void anotherDay() {
    tactus.clock().advance(Duration.ofDays(7));
  }

  @AfterEach
  void theShippedOneJudges() {
    tactus.post("author", "/v1/releases/1/activate", "");
    for (JsonNode release : releases()) {
      String id = release.get("id").asString();
      if (!id.equals("1")) {
        tactus.post("author", "/v1/releases/" + id + "/canary", "{\"percent\": 0}");
        tactus.post("author", "/v1/releases/" + id + "/shadow", "{\"on\": false}");
      }
    }
  }

  @Test
  void theShippedReleaseIsTheFirstAndJudges() {
    JsonNode one = tactus.get("analyst", "/v1/releases/1");
    assertThat(one.get("release").get("state").asString()).isEqualTo("active");
    assertThat(one.get("sources").get(TIMING).asString()).contains("timing/cart-active");
  }

  @Test
  void anUploadIsKeptAndJudgesOnlyWhenItIsActivated() {
    String id = uploaded(sixHours("a"));
    assertThat(decided(4).get("release").asString()).isEqualTo("1");
    tactus.post("author", "/v1/releases/" + id + "/activate", "{\"note\": \"longer\"}");
    JsonNode held = decided(4);
    assertThat(held.get("release").asString()).isEqualTo(id);
    assertThat(held.get("answer").asString()).isEqualTo("hold");
    assertThat(held.get("reasons").get(0).get("code").asString()).isEqualTo("CART_ACTIVE");
    tactus.post("author", "/v1/releases/1/rollback", "");
    assertThat(decided(4).get("release").asString()).isEqualTo("1");
    assertThat(audit()).contains("release.rollback", "release.activate", "release.upload");
  }

  @Test
  void theSameSourcesAreTheSameRelease() {
    String id = uploaded(sixHours("b"));
    assertThat(uploaded(sixHours("b"))).isEqualTo(id);
  }

  @Test
  void whatIsNotSoundIsRefusedWithItsMessages() {
    JsonNode refused =
        tactus.upload("author", changed(s -> s.replace("insert(Hold.all", "inser(Hold.all")), 4);
    JsonNode message = refused.get("messages").get(0);
    assertThat(message.get("file").asString()).isEqualTo(TIMING);
    assertThat(message.get("severity").asString()).isEqualTo("error");
    assertThat(message.get("line").asInt()).isPositive();
    assertThat(tactus.get("author", "/v1/releases/1").get("release").get("state").asString())
        .isEqualTo("active");
  }

  @Test
  void onlyAuthorsMayUploadAndAnalystsMayLook() {
    byte[] upload = changed(sixHours("c"));
    assertThat(tactus.upload("analyst", upload, 4).get("status").asInt()).isEqualTo(403);
    assertThat(tactus.upload("ingest", upload, 4).get("status").asInt()).isEqualTo(403);
  }

  @Test
  void aCanaryJudgesItsShareAndEverybodyWhenItIsActivated() {
    String id = uploaded(sixHours("d"));
    tactus.post("author", "/v1/releases/" + id + "/canary", "{\"percent\": 100}");
    assertThat(decided(4).get("release").asString()).isEqualTo(id);
    tactus.post("author", "/v1/releases/" + id + "/canary", "{\"percent\": 0}");
    assertThat(decided(4).get("release").asString()).isEqualTo("1");
    tactus.call("author", "POST", "/v1/releases/" + id + "/canary", "{\"percent\": 101}", 4);
  }

  @Test
  void aShadowJudgesEveryTriggerAndSendsNothing() {
    String id = uploaded(sixHours("e"));
    tactus.post("author", "/v1/releases/" + id + "/shadow", "");
    JsonNode sent = decided(4);
    assertThat(sent.get("answer").asString()).isEqualTo("send");
    eventually(
        "the shadow's difference",
        () -> tactus.get("analyst", "/v1/releases/" + id + "/shadow").get("items").size() == 1);
    JsonNode shadow = tactus.get("analyst", "/v1/releases/" + id + "/shadow");
    JsonNode difference = shadow.get("items").get(0);
    assertThat(difference.get("decisionId").asString())
        .isEqualTo(sent.get("decisionId").asString());
    assertThat(difference.get("was").asString()).isEqualTo("send email");
    assertThat(difference.get("now").asString()).isEqualTo("hold");
    assertThat(difference.get("added").get(0).asString()).isEqualTo("timing/cart-active");
    assertThat(shadow.get("counts").get("+timing/cart-active").asInt()).isEqualTo(1);
  }

  @Test
  void storedFactsAreJudgedAgainByAnyRelease() {
    String id = uploaded(sixHours("f"));
    String decision = decided(4).get("decisionId").asString();
    JsonNode again =
        tactus.post("analyst", "/v1/decisions/" + decision + "/rejudge?release=" + id, "");
    assertThat(again.get("differs").asBoolean()).isTrue();
    assertThat(again.get("now").get("answer").asString()).isEqualTo("hold");
  }

  @Test
  void twoReleasesAreComparedRuleByRule() {
    String id = uploaded(sixHours("g"));
    JsonNode rules = tactus.get("analyst", "/v1/releases/1/diff/" + id).get("rules");
    assertThat(rules).hasSize(1);
    assertThat(rules.get(0).get("rule").asString()).isEqualTo("timing/cart-active");
    assertThat(rules.get(0).get("change").asString()).isEqualTo("changed");
    assertThat(rules.get(0).get("was").asString()).contains("idleFrom(4)");
    assertThat(rules.get(0).get("now").asString()).contains("idleFrom(6)");
  }

  @Test
  void anotherProcessFollows() throws Exception {
    String id = uploaded(sixHours("h"));
    try (Installed other = Installed.on(database, Brokers.embedded().uri(), home)) {
      tactus.post("author", "/v1/releases/" + id + "/activate", "");
      eventually(
          "the other process follows",
          () -> other.bean(dev.tactus.rulebase.Rulebase.class).release().id().equals(id));
    }
  }

  @Test
  void aReleaseThatSendsMuchMoreIsTakenBack() {
    String strict =
        uploaded(
            s ->
                s.replace("idleFrom(4)", "idleFrom(6)")
                    .replace("// No marketing texts", "// strict: no marketing texts"));
    tactus.post("author", "/v1/releases/" + strict + "/activate", "");
    for (int i = 0; i < 12; i++) {
      decided(4);
    }
    tactus.clock().advance(Duration.ofSeconds(1));
    tactus.post("author", "/v1/releases/1/activate", "{\"note\": \"back to four hours\"}");
    for (int i = 0; i < 12; i++) {
      decided(4);
    }
    eventually(
        "a notice",
        () ->
            tactus
                .get("analyst", "/v1/releases/1")
                .get("release")
                .path("notice")
                .asString("")
                .contains("it sends much more"));
    eventually("taken back", () -> state(strict).equals("active"));
    assertThat(audit()).contains("release.take-back");
  }

  private static String state(String id) {
    return tactus.get("analyst", "/v1/releases/" + id).get("release").get("state").asString();
  }

  private static UnaryOperator<String> sixHours(String mark) {
    return s -> s.replace("idleFrom(4)", "idleFrom(6)") + "\n// " + mark + "\n";
  }

  /** What was decided on a new cart that was left for so many hours. */
  private static JsonNode decided(int hours) {
    String customer = "shopper-" + carts++;
    tactus.consenting(customer);
    tactus.track(
        customer,
        "Product Added",
        customer,
        tactus.clock().instant().minus(Duration.ofHours(hours)),
        "{\"product_id\": \"lamp\"}");
    return tactus.get("analyst", "/v1/decisions?customer=" + customer).get("items").get(0);
  }

  private static String uploaded(UnaryOperator<String> change) {
    return tactus.upload("author", changed(change), 2).get("id").asString();
  }

  /** The shipped rules, with the timing gate changed. */
  private static byte[] changed(UnaryOperator<String> change) {
    Sources shipped = Sources.of(Release.first());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : shipped.names()) {
        String text = String.valueOf(shipped.text(name));
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
            (name.equals(TIMING) ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static List<JsonNode> releases() {
    return tactus.get("analyst", "/v1/releases").get("items").valueStream().toList();
  }

  private static List<String> audit() {
    return tactus
        .get("analyst", "/v1/audit")
        .get("items")
        .valueStream()
        .map(i -> i.get("action").asString())
        .toList();
  }
}
