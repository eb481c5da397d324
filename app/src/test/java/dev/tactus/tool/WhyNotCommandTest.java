package dev.tactus.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.Simulation;
import dev.tactus.replay.Simulations;
import dev.tactus.rulebase.Release;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyNotCommandTest {
  private static final String RULES = "../rules-kjar";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysForEachCaseWhyARuleDoesNotFire() {
    assertThat(run("rules", "why-not", RULES, "fatigue/minimum-gap")).isZero();
    assertThat(out.toString())
        .contains("cases/message-yesterday.yaml: fires")
        .containsPattern(
            "cases/first-reminder.yaml: no, Pressure[(][$]room > now[)]: room = \\S+, now = \\S+")
        .containsPattern("cases/alert-sold-out-again.yaml: no, Trigger[(]marketing[)]");
  }

  @Test
  void suggestsTheRuleThatWasMeant() {
    assertThat(run("rules", "why-not", RULES, "minimum-gap")).isEqualTo(1);
    assertThat(err.toString())
        .contains("there is no rule minimum-gap; did you mean fatigue/minimum-gap?");
  }

  private int run(String... arguments) {
    return new Tool(new None(), new None(), new Surroundings(Map.of()))
        .run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  /** No replay is asked for. */
  private static final class None implements Simulations {
    @Override
    public Simulation begin(Judge judge, Terms terms, Consumer<Decision> judgements) {
      throw new IllegalStateException("no replay");
    }

    @Override
    public ReleaseJudge judge(@Nullable String release) {
      return ReleaseJudge.open(Release.first());
    }
  }
}
