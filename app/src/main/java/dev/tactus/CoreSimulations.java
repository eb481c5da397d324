package dev.tactus;

import dev.tactus.enrollment.Simulation;
import dev.tactus.facts.Event;
import dev.tactus.journeys.Journeys;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.RefusedException;
import dev.tactus.replay.Simulations;
import dev.tactus.rulebase.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
            ReleaseJudge.open(release(terms.release())),
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

  private static Release release(@Nullable String named) {
    if (named == null || named.equals("1")) {
      return Release.first();
    }
    Path path = Path.of(named);
    if (!Files.isRegularFile(path)) {
      throw new RefusedException("--release " + named + ": expected 1 or the path of a kjar");
    }
    try {
      return Release.read(named, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
