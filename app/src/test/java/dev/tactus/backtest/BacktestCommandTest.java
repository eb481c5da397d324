package dev.tactus.backtest;

import static dev.tactus.backtest.Carts.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.Simulation;
import dev.tactus.replay.Simulations;
import dev.tactus.rulebase.Release;
import dev.tactus.tool.RulesAt;
import dev.tactus.tool.Surroundings;
import dev.tactus.tool.Tool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestCommandTest {
  private static final String NASTY = "<script>alert('x')</script>";

  /** The core, with releases by path. */
  private static final class Paths implements Simulations {
    private final Carts carts = new Carts();

    @Override
    public Simulation begin(
        dev.tactus.judgement.Judge judge,
        Terms terms,
        Consumer<dev.tactus.judgement.Decision> judgements) {
      return carts.begin(judge, terms, judgements);
    }

    @Override
    public ReleaseJudge judge(@Nullable String release) {
      try {
        return ReleaseJudge.open(
            "shipped".equals(release) ? Release.first() : RulesAt.path(Path.of("" + release)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @TempDir private Path temporary = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String history = "";
  private String changed = "";
  private String json = "";
  private String html = "";

  @BeforeEach
  void files() throws IOException {
    List<String> rows = new ArrayList<>(List.of("event_time,event_type,user_id,product_id"));
    for (Event e :
        new Carts()
            .left(NASTY, "lamp", at(0, "10:00:00"))
            .left(NASTY, "desk", at(1, "12:00:00"))
            .events()) {
      rows.add("%s,cart,%s,%s".formatted(e.at(), e.customer(), e.text("product_id")));
      rows.add(
          "%s,purchase,%s,%s"
              .formatted(e.at().plusSeconds(40_000), e.customer(), e.text("product_id")));
    }
    history =
        Files.writeString(
                temporary.resolve("h.csv"),
                rows.stream().collect(Collectors.joining("\n", "", "\n")))
            .toString();
    changed = Changed.cap(temporary.resolve("changed"), "fatigue/journey-cap", 1).toString();
    json = temporary.resolve("report.json").toString();
    html = temporary.resolve("report.html").toString();
  }

  @Test
  void writesTheReportAndItsPageAndASummary() throws IOException {
    int code =
        run(
            "backtest",
            history,
            "--assume-consent",
            "--release",
            "shipped",
            "--release",
            changed,
            "--out",
            json,
            "--html",
            html);
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    JsonNode report = new JsonMapper().readTree(Files.readString(Path.of(json)));
    assertThat(report.at("/sends/dropped").asInt()).isEqualTo(1);
    assertThat(report.at("/differences/0/trigger/customerId").asString()).isEqualTo(NASTY);
    assertThat(report.at("/differences/0/sameFacts").asBoolean()).isTrue();
    assertThat(report.at("/examples/0/triggers/0/b/0/ruled/answer").asString())
        .isEqualTo("suppress");
    assertThat(out.toString())
        .contains("would send 1 fewer message to 1 person")
        .containsPattern("by fatigue/journey-cap +0 +1\n")
        .contains("events/s");
  }

  @Test
  void writesAPageThatNeedsNothingElseAndTrustsNoText() throws IOException {
    run(
        "backtest",
        history,
        "--assume-consent",
        "--release",
        "shipped",
        "--release",
        changed,
        "--html",
        html);
    String page = Files.readString(Path.of(html));
    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .doesNotContain("<script")
        .doesNotContain("http://", "https://")
        .doesNotContainPattern("(?i)\\b(src|href|onclick)=")
        .contains("fatigue/journey-cap");
  }

  @Test
  void saysTwoForWrongUsage() {
    assertThat(run("backtest", history)).isEqualTo(2);
    assertThat(run("backtest", history, "--release", "shipped")).isEqualTo(2);
    assertThat(err.toString()).contains("expected --release twice, A and B; found it 1 time");
    String[] both = {"backtest", history, "--release", "shipped", "--release", "shipped"};
    assertThat(run(with(both, "--from", "tomorrow"))).isEqualTo(2);
    assertThat(run(with(both, "--mode", "facts"))).isEqualTo(2);
    assertThat(err.toString()).contains("--mode facts: expected no FILE");
    assertThat(run(with(both, "--mode", "guess"))).isEqualTo(2);
    assertThat(run(with(both, "--out", history))).isEqualTo(2);
    assertThat(run(with(both, "--out", json, "--html", json))).isEqualTo(2);
    String detour = Path.of(json).resolveSibling("./report.json").toString();
    assertThat(run(with(both, "--out", json, "--html", detour))).isEqualTo(2);
    assertThat(run(with(both, "--out", json, "--html", json + ".part"))).isEqualTo(2);
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void readsNoFileOrNothingBesideOne() {
    String[] stored = {"backtest", "--release", "1", "--release", "1"};
    assertThat(run(with(stored, "--products", history))).isEqualTo(2);
    assertThat(run(with(stored, "--assume-consent"))).isEqualTo(2);
    assertThat(err.toString()).contains("expected FILE: the other files");
    assertThat(run(stored)).isEqualTo(1);
    assertThat(err.toString())
        .contains("without FILE it is what an installation has stored, and there is none here");
  }

  @Test
  void saysOneWhenAReleaseIsNotGood() throws IOException {
    Path rule = Path.of(changed).resolve("rules/fatigue/customer.drl");
    Files.writeString(rule, Files.readString(rule).replace("insert(", "inert("));
    assertThat(run("backtest", history, "--release", "shipped", "--release", changed)).isEqualTo(1);
    assertThat(err.toString()).contains("customer.drl");
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private int run(String... args) {
    Surroundings none = new Surroundings(Map.of("TACTUS_HOME", temporary + "/none"));
    return new Tool(new Paths(), new Paths(), none)
        .run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
