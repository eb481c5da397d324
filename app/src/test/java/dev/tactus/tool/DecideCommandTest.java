package dev.tactus.tool;

import static dev.tactus.testkit.FactsFixture.aFacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.Tactus;
import dev.tactus.facts.Facts;
import dev.tactus.judgement.json.RecordJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecideCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsTheWholeTraceOfGivenFacts() throws IOException {
    Facts facts = aFacts().build();
    assertThat(run("decide", "--facts", file(json(facts)))).isZero();
    JsonNode run = JSON.readTree(out.toString());
    assertThat(run.propertyNames())
        .contains("answer", "reasons", "findings", "firings", "odds", "took", "erasedAt");
    assertThat(run.get("decisionId").asString()).isEqualTo(facts.trigger().id() + ".dry-run");
    assertThat(RecordJson.given(run.toString())).isEqualTo(facts);
    assertThat(run.get("release").asString()).isEqualTo("1");
    assertThat(run.at("/firings/0/rule").asString()).contains("/");
  }

  @Test
  void judgesWhatItPrintedToTheSame() throws IOException {
    assertThat(run("decide", "--facts", file(json(aFacts().build())))).isZero();
    String first = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run("decide", "--facts", file(first), "--release", "1")).isZero();
    String took = "\"took\" : \"[^\"]*\"";
    assertThat(out.toString().replaceAll(took, "")).isEqualTo(first.replaceAll(took, ""));
  }

  @Test
  void saysInAFewLinesWhatWasDecidedAndWhichRuleFoundWhat() throws IOException {
    Facts facts = aFacts().consents().build();
    assertThat(run("decide", "--facts", file(json(facts)), "--short")).isZero();
    assertThat(out.toString().lines().toList())
        .anySatisfy(line -> assertThat(line).matches(" +consent/absent +CONSENT_ABSENT, never.*"))
        .anySatisfy(line -> assertThat(line).matches(" +odds +[0-9.]{1,6} to 1, by release 1"));
  }

  @Test
  void judgesByTheRulesInAFolder() throws IOException {
    String shipped = file(json(aFacts().build()));
    assertThat(run("decide", "--facts", shipped, "--release", "../rules-kjar")).isZero();
    assertThat(JSON.readTree(out.toString()).get("release").asString()).isEqualTo("../rules-kjar");
  }

  @Test
  void saysOneWhereTheFactsAreNotGood() throws IOException {
    assertThat(run("decide", "--facts", file("{\"facts\": "))).isEqualTo(1);
    assertThat(run("decide", "--facts", file("{\"answer\": \"send\"}"))).isEqualTo(1);
    assertThat(err.toString()).contains("not facts as JSON", "line 1", "expected facts: an object");
    String noTime = json(aFacts().build()).replaceAll("\"now\":\"[^\"]*\",?", "");
    assertThat(run("decide", "--facts", file(noTime))).isEqualTo(1);
    assertThat(err.toString()).contains("facts.moment.now").doesNotContain("\tat ");
  }

  @Test
  void saysTwoForWrongUsage() throws IOException {
    String facts = file(json(aFacts().build()));
    assertThat(run("decide")).isEqualTo(2);
    assertThat(run("decide", "--facts", facts, "--customer", "ann")).isEqualTo(2);
    assertThat(run("decide", "--customer", "ann", "--step", "reminder-1")).isEqualTo(2);
    assertThat(run("decide", "--facts", "no-such-file")).isEqualTo(2);
    assertThat(err.toString())
        .contains("expected --facts, or --customer", "expected --journey", "there is no such file");
  }

  @Test
  void saysWhatItLacksWhereThereIsNoInstallation() throws IOException {
    String facts = file(json(aFacts().build()));
    assertThat(run("decide", "--facts", facts, "--release", "1")).isZero();
    assertThat(run("decide", "--facts", facts, "--release", "2")).isEqualTo(1);
    assertThat(run("decide", "--customer", "ann", "--journey", "j", "--step", "s")).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "--release 2: numbers are those of an installation",
            "customers are those of an installation");
  }

  private static String json(Facts facts) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    RecordJson.write(facts, json);
    return json.toString(StandardCharsets.UTF_8);
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("facts.json"), text).toString();
  }

  private int run(String... args) {
    Surroundings none = new Surroundings(Map.of("TACTUS_HOME", folder.resolve("none").toString()));
    return Tactus.tool(none).run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
