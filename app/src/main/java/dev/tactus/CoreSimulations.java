package dev.tactus;

import dev.tactus.enrollment.JourneyFolder;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Replays run on the core that also runs live, over memory. */
final class CoreSimulations implements Simulations {

  @Override
  public dev.tactus.replay.Simulation begin(
      Judge judge, Terms terms, Consumer<Decision> judgements) {
    return begin(journeys(), retailer(), judge, terms, judgements);
  }

  static dev.tactus.replay.Simulation begin(
      Journeys journeys, ZoneId retailer, Judge judge, Terms terms, Consumer<Decision> judgements) {
    Simulation core =
        new Simulation(
            journeys, judge, retailer, terms.assumeConsent(), terms.answerable(), judgements);
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

  private static Journeys journeys() {
    String folder = System.getenv("TACTUS_JOURNEYS");
    return folder == null || folder.isBlank()
        ? Journeys.builtIn()
        : Journeys.of(JourneyFolder.journeys(Path.of(folder)));
  }

  private static ZoneId retailer() {
    String zone = System.getenv("TACTUS_ZONE");
    try {
      return zone == null || zone.isBlank() ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new RefusedException(
          "TACTUS_ZONE " + zone + ": expected an IANA zone, as Europe/Paris");
    }
  }

  @Override
  public ReleaseJudge judge(@Nullable String release) {
    try {
      return ReleaseJudge.open(release(release));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("--release " + release + ": " + e.getMessage());
    }
  }

  private static Release release(@Nullable String named) {
    if (named == null || named.equals("shipped") || named.equals("1")) {
      return Release.first();
    }
    try {
      return RulesAt.path(Path.of(named));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
