package dev.tactus.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.Simulation;
import dev.tactus.replay.Simulations;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolTest {
  private static final String JOURNEYS = "../journeys/src/main/resources/journeys";
  private static final String RULES = "../rules-kjar";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void startsTheApplicationOnlyForServe() {
    assertThat(Tool.serves()).isTrue();
    assertThat(Tool.serves("serve")).isTrue();
    assertThat(Tool.serves("serve", "--server.port=1")).isTrue();
    assertThat(Tool.serves("--server.port=1")).isTrue();
    assertThat(Tool.serves("serve", "--help")).isFalse();
    assertThat(Tool.serves("--help")).isFalse();
    assertThat(Tool.serves("replay", "x")).isFalse();
  }

  @Test
  void givesTheSettingsToTheApplication() {
    assertThat(Tool.settings("serve", "--a=b")).containsExactly("--a=b");
    assertThat(Tool.settings("--a=b")).containsExactly("--a=b");
    assertThat(Tool.settings()).isEmpty();
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "serve", "replay", "backtest", "decide", "rules", "journeys", "keys", "Exit codes");
    assertThat(run("replay", "--help")).isZero();
    assertThat(run("backtest", "--help")).isZero();
    assertThat(run("decide", "--help")).isZero();
    assertThat(run("keys", "create", "--help")).isZero();
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("tactus ");
  }

  @Test
  void saysWhatItMissesWithoutACommand() {
    assertThat(run("--debug")).isEqualTo(2);
    assertThat(run("rules")).isEqualTo(2);
    assertThat(err.toString())
        .contains("tactus: a command is missing", "tactus rules: a command is missing");
  }

  @Test
  void findsTheShippedJourneysGood() {
    assertThat(run("journeys", "check", JOURNEYS)).isZero();
    assertThat(out.toString())
        .contains("good: abandoned-cart version 2, steps reminder-1, reminder-2");
  }

  @Test
  void saysWhereAJourneyIsNotGood(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "id: bad\nstates: 7\n");
    assertThat(run("journeys", "check", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(file + ":").contains("expected").doesNotContain("\tat ");
    assertThat(run("journeys", "check", "no-such-folder")).isEqualTo(1);
  }

  @Test
  void drawsJourneys() {
    assertThat(run("journeys", "draw")).isZero();
    assertThat(out.toString()).contains("%% back-in-stock version 2", "stateDiagram");
    assertThat(run("journeys", "draw", JOURNEYS + "/replenishment.yaml")).isZero();
  }

  @Test
  void findsTheShippedRulesGood() {
    assertThat(run("rules", "check", RULES)).isZero();
    assertThat(out.toString()).containsPattern("consent +\\d+ rules").contains("all described");
  }

  @Test
  void writesTheShippedRulesIntoANewFolderOnly(@TempDir Path folder) {
    String mine = folder.resolve("mine").toString();
    assertThat(run("rules", "init", mine)).isZero();
    assertThat(folder.resolve("mine/rules/fatigue/caps.drl.xlsx")).exists();
    assertThat(run("rules", "check", mine, "--earlier", RULES)).isZero();
    assertThat(run("rules", "init", mine)).isEqualTo(1);
    assertThat(err.toString()).contains("there is something here already");
  }

  @Test
  void saysWhyRulesAreNotGood(@TempDir Path folder) throws IOException {
    rule(folder, "when\n Trigger(nosuchfield == 1)\nthen\nend");
    assertThat(run("rules", "check", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("nosuchfield").doesNotContain("\tat ");
  }

  @Test
  void saysWhichRuleIsNotDescribed(@TempDir Path folder) throws IOException {
    rule(folder, "when\n Trigger()\nthen\nend");
    assertThat(run("rules", "check", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "consent/mine", "does not say its gate", "mine.drl:3:1: error: ", "    Below its");
    assertThat(run("rules", "check", "no-such-folder")).isEqualTo(1);
  }

  @Test
  void checksAKjarAndAZipToo(@TempDir Path folder) throws IOException {
    Path kjar = Files.write(folder.resolve("rules.jar"), Release.first().bytes());
    Path zip = Files.write(folder.resolve("rules.zip"), Sources.of(Release.first()).zip());
    assertThat(run("rules", "check", kjar.toString())).isZero();
    assertThat(run("rules", "check", zip.toString(), "--earlier", kjar.toString())).isZero();
    assertThat(out.toString())
        .containsPattern("saved cases +\\d+, firing \\d+ of")
        .contains("rules, all");
  }

  @Test
  void saysThatSavedCasesShowLessThanBefore(@TempDir Path folder) throws IOException {
    Path kjar = Files.write(folder.resolve("rules.jar"), Release.first().bytes());
    rule(
        folder,
        "@gate(consent) @reason(R) @owner(o)\nwhen\n Trigger(alert)\nthen\n"
            + "insert(Evidence.of(2));\nend");
    String[] check = {"rules", "check", folder.toString(), "--earlier", kjar.toString()};
    assertThat(run(check)).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "cases: error: Saved cases fire 0 of 1 rules (0 %)",
            "rules/fatigue: error: There is no rule of the gate fatigue any more",
            "rules/consent: error: Rule \"consent/absent\" is gone");
    assertThat(run("rules", "check", folder.toString(), "--accept-less")).isZero();
    assertThat(run("rules", "check")).isEqualTo(2);
  }

  @Test
  void comparesWithNothingThatIsNoRules(@TempDir Path folder) throws IOException {
    rule(folder, "when\n Trigger(nosuchfield == 1)\nthen\nend");
    assertThat(run("rules", "check", RULES, "--earlier", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("nosuchfield", "mine.drl");
    assertThat(out.toString()).doesNotContain("good");
  }

  @Test
  void printsWhereWhatAndWhatToDo(@TempDir Path folder) throws IOException {
    rule(
        folder,
        "@gate(consent) @reason(R) @owner(o)\nwhen\n Trigger(stepp == \"a\")\nthen\n"
            + "insert(Veto.all());\nend");
    assertThat(run("rules", "check", folder.toString())).isEqualTo(1);
    assertThat(err.toString().lines().toList())
        .startsWith("rules/consent/mine.drl:6:10: error: Trigger has no \"stepp\".")
        .element(1)
        .asString()
        .startsWith("    Did you mean \"step\"? ");
  }

  @Test
  void knowsTheRolesOfKeys() {
    assertThat(run("keys", "create", "king")).isEqualTo(2);
    assertThat(err.toString()).contains("ingest, integration, worker, author, analyst, admin");
  }

  private static void rule(Path folder, String body) throws IOException {
    Path gate = Files.createDirectories(folder.resolve("rules/consent"));
    Files.writeString(
        gate.resolve("mine.drl"),
        "package rules.consent\nimport dev.tactus.facts.*\nrule \"consent/mine\"\n" + body + "\n");
  }

  private int run(String... args) {
    return new Tool(new NoSimulations(), new NoSimulations(), new Surroundings(Map.of()))
        .run(new PrintWriter(out), new PrintWriter(err), args);
  }

  private static final class NoSimulations implements Simulations {
    @Override
    public Simulation begin(Judge judge, Terms terms, Consumer<Decision> judgements) {
      throw new IllegalStateException();
    }

    @Override
    public ReleaseJudge judge(@Nullable String release) {
      throw new IllegalStateException();
    }
  }
}
