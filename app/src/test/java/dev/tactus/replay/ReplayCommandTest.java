package dev.tactus.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import dev.tactus.tool.Surroundings;
import dev.tactus.tool.Tool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  /** Suppresses a reminder for every cart event, and remembers what it was given. */
  private static final class Echo implements Simulation, Simulations {
    private final List<String> seen = new ArrayList<>();
    private Consumer<Decision> judgements = d -> {};

    @Override
    public Simulation begin(Judge judge, Terms terms, Consumer<Decision> judgements) {
      this.judgements = judgements;
      seen.add("consent " + terms.assumeConsent());
      return this;
    }

    @Override
    public ReleaseJudge judge(@Nullable String release) {
      if ("99".equals(release)) {
        throw new RefusedException("--release 99: there is no such release");
      }
      return ReleaseJudge.open(Release.first());
    }

    @Override
    public void take(Event event) {
      seen.add(event.id());
      if (event.name().equals("Product Added")) {
        judgements.accept(Decisions.suppressed(event.at(), event.customer(), "cart"));
      }
    }

    @Override
    public void runUntil(Instant end) {
      seen.add("until " + end);
    }
  }

  /** Never begins. */
  private static final class Broken implements Simulations {
    @Override
    public Simulation begin(Judge judge, Terms terms, Consumer<Decision> judgements) {
      throw new IllegalStateException("out of luck");
    }

    @Override
    public ReleaseJudge judge(@Nullable String release) {
      throw new IllegalStateException("out of luck");
    }
  }

  @TempDir private Path temporary = Path.of("");
  private Echo echo = new Echo();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String history = "";
  private String decisions = "";

  @BeforeEach
  void shop() throws IOException {
    echo = new Echo();
    decisions = temporary.resolve("out.ndjson").toString();
    history =
        new Folder(temporary)
            .gzip(
                "h.csv.gz",
                Folder.CLICKSTREAM,
                "2026-03-01T10:00:00Z,cart,bob,,p1,,,,",
                "2026-03-01T10:00:00Z,cart,ann,,p1,,,,",
                "2026-03-01T11:00:00Z,view,ann,,p1,,,,")
            .toString();
  }

  @Test
  void writesTheJudgementsAndASummary() throws IOException {
    assertThat(run("replay", history, "--out", decisions)).isZero();
    assertThat(Files.readAllLines(Path.of(decisions)))
        .hasSize(2)
        .first()
        .asString()
        .contains("\"customerId\":\"ann\"");
    assertThat(out.toString())
        .containsPattern("abandoned-cart +reminder-1 +suppress +creepy +2\n")
        .containsPattern("2  CONSENT_ABSENT\n")
        .contains("3 events up to 2026-03-01T11:00:00Z")
        .contains("events/s");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void runsUpToAndIncludingTheLastEvent() {
    run("replay", history, "--out", decisions);
    assertThat(echo.seen)
        .containsExactly("consent false", "1", "2", "3", "until 2026-03-01T11:00:00Z");
  }

  @Test
  void runsUpToAndIncludingTheGivenTime() {
    run(
        "replay",
        history,
        "--out",
        decisions,
        "--until",
        "2026-03-01T10:00:00Z",
        "--assume-consent");
    assertThat(echo.seen).containsExactly("consent true", "1", "2", "until 2026-03-01T10:00:00Z");
  }

  @Test
  void letsLaterTimersFire() {
    run("replay", history, "--out", decisions, "--until", "2027-01-01T00:00:00+01:00");
    assertThat(echo.seen).endsWith("3", "until 2026-12-31T23:00:00Z");
  }

  @Test
  void writesTheSameBytesAgain() throws IOException {
    run("replay", history, "--out", decisions);
    byte[] first = Files.readAllBytes(Path.of(decisions));
    run("replay", history, "--out", decisions);
    assertThat(Files.readAllBytes(Path.of(decisions))).isEqualTo(first);
  }

  @Test
  void saysOneWhenTheHistoryIsNotGood() throws IOException {
    String bad =
        new Folder(temporary).file("bad.csv", Folder.CLICKSTREAM, "x,view,a,,p,,,,").toString();
    assertThat(run("replay", bad, "--out", decisions)).isEqualTo(1);
    assertThat(err.toString())
        .contains("bad.csv, line 2, column event_time: found \"x\"")
        .doesNotContain("\tat ");
    assertThat(Path.of(decisions)).doesNotExist();
  }

  @Test
  void saysOneWhenTheReleaseIsNotThere() {
    assertThat(run("replay", history, "--out", decisions, "--release", "99")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no such release");
  }

  @Test
  void saysTwoForWrongUsage() {
    assertThat(run("replay", history)).isEqualTo(2);
    assertThat(run("replay", "nothing-here.csv", "--out", decisions)).isEqualTo(2);
    assertThat(run("replay", history, "--out", decisions, "--until", "tomorrow")).isEqualTo(2);
    assertThat(run("replay", history, "--out", history)).isEqualTo(2);
    assertThat(run("replay", history, "--out", "no-such-folder/x")).isEqualTo(2);
    assertThat(run("dance")).isEqualTo(2);
    assertThat(err.toString()).contains("Try 'tactus replay --help'").doesNotContain("\tat ");
  }

  @Test
  void judgesEverythingAgainAndSaysOneWhenItComesOutOtherwise() {
    assertThat(run("replay", history, "--out", decisions, "--judge-again")).isEqualTo(1);
    assertThat(out.toString()).contains("2 judged again from their stored form: 2 differ");
  }

  @Test
  void saysThreeWhenItFailsItself() {
    assertThat(run(new Broken(), "replay", history, "--out", decisions)).isEqualTo(3);
    assertThat(err.toString()).contains("out of luck").doesNotContain("\tat ");
    assertThat(temporary.resolve("out.ndjson.part")).doesNotExist();
  }

  private int run(String... args) {
    return run(echo, args);
  }

  private int run(Simulations simulations, String... args) {
    return new Tool(simulations, simulations, new Surroundings(Map.of()))
        .run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
