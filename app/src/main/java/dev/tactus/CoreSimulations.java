package dev.tactus;

import dev.tactus.enrollment.Simulation;
import dev.tactus.facts.Event;
import dev.tactus.journeys.Journeys;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.RefusedException;
import dev.tactus.replay.Simulations;
import dev.tactus.rulebase.Release;
import dev.tactus.tool.RulesAt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Replays run on the core that also runs live, over memory. */
final class CoreSimulations implements Simulations {
  private final ZoneId retailer;

  CoreSimulations(ZoneId retailer) {
    this.retailer = retailer;
  }

  @Override
  public dev.tactus.replay.Simulation begin(Terms terms, Consumer<Decision> judgements) {
    Simulation core =
        new Simulation(
            Journeys.builtIn(),
            judge(terms.release()),
            retailer,
            terms.assumeConsent(),
            judgements);
    return new dev.tactus.replay.Simulation() {
      @Override
      public void take(Event event) {
        core.take(event);
      }

      @Override
      public void runUntil(Instant end) {
        core.runUntil(end);
      }
    };
  }

  private static Judge judge(@Nullable String named) {
    try {
      return ReleaseJudge.open(release(named));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("--release " + named + ": " + e.getMessage());
    }
  }

  private static Release release(@Nullable String named) {
    if (named == null || named.equals("1")) {
      return Release.first();
    }
    try {
      return RulesAt.path(Path.of(named));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
