package dev.tactus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Route;
import dev.tactus.facts.Veto;
import java.time.Instant;
import java.util.List;

/**
 * Says what one gate of the rules on the class path finds: {@code
 * gate(FATIGUE).given(facts).holdsAll("MIN_GAP", until)}. Whatever it is asked counts for {@link
 * RuleCoverage}.
 */
public final class GateVerifier {
  private final Gate gate;

  private GateVerifier(Gate gate) {
    this.gate = gate;
  }

  /** Looks at the findings of that gate only. */
  public static GateVerifier gate(Gate gate) {
    return new GateVerifier(gate);
  }

  /** Fires the rules on these facts. */
  public Given given(FactsFixture facts) {
    return given(facts.build());
  }

  /** Fires the rules on these facts. */
  public Given given(Facts facts) {
    List<Ran> ran =
        Ran.on(RuleCoverage.container(), facts.all()).stream()
            .filter(r -> r.rule().startsWith(gate.id() + "/"))
            .toList();
    return new Given(gate, facts, ran);
  }

  /** What the gate found, to be compared with what was expected. */
  public record Given(Gate gate, Facts facts, List<Ran> ran) {
    /** It vetoes every channel. */
    public Given vetoesAll(String code) {
      return finds(code, Veto.all());
    }

    /** It vetoes these channels, and no other, for that reason. */
    public Given vetoes(String code, Channel... channels) {
      return finds(code, List.of(channels).stream().map(Veto::on).toArray(Finding[]::new));
    }

    /** It holds every channel. */
    public Given holdsAll(String code, Instant until) {
      return finds(code, Hold.all(until));
    }

    /** It holds these channels, and no other, for that reason; with a spread. */
    public Given holdsSpreading(String code, Instant until, Channel... channels) {
      return finds(
          code,
          List.of(channels).stream()
              .map(c -> Hold.on(c, until).spreading())
              .toArray(Finding[]::new));
    }

    /** It weighs the odds. */
    public Given weighs(String code, double odds) {
      return finds(code, Evidence.of(odds));
    }

    /** It routes to that channel. */
    public Given routes(String code, Channel channel, double strength) {
      return finds(code, Route.to(channel, strength));
    }

    /** It finds exactly these for that reason, in any order. */
    public Given finds(String code, Finding... expected) {
      List<Ran> found = ran.stream().filter(r -> r.code().equals(code)).toList();
      assertThat(found).extracting(Ran::finding).containsExactlyInAnyOrder(expected);
      found.forEach(r -> RuleCoverage.fired(r.rule(), facts));
      return this;
    }

    /** It finds nothing for that reason: a near miss. */
    public Given findsNo(String code) {
      assertThat(ran).extracting(Ran::code).doesNotContain(code);
      RuleCoverage.spared(gate, code, facts);
      return this;
    }
  }
}
