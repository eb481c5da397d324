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
import dev.tactus.tool.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replays run on the core that also runs live, over memory. */
final class CoreSimulations implements Simulations {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final String FIRST = "1";
  private static final String SHIPPED = "shipped";

  private final Surroundings surroundings;
  private final Supplier<Journeys> journeys;

  private CoreSimulations(Surroundings surroundings, Supplier<Journeys> journeys) {
    this.surroundings = surroundings;
    this.journeys = journeys;
  }

  /** With the shipped journeys and those of a folder. */
  static CoreSimulations ofFiles(Surroundings surroundings) {
    return new CoreSimulations(surroundings, () -> inFolder(surroundings));
  }

  /** With the journeys that the installation keeps. */
  static CoreSimulations ofInstallation(Surroundings surroundings) {
    return new CoreSimulations(
        surroundings,
        () -> surroundings.installation("journeys are kept by an installation").journeys());
  }

  @Override
  public dev.tactus.replay.Simulation begin(
      Judge judge, Terms terms, Consumer<Decision> judgements) {
    return begin(journeys.get(), surroundings.retailer(), judge, terms, judgements);
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

  private static Journeys inFolder(Surroundings surroundings) {
    String folder = surroundings.get("TACTUS_JOURNEYS");
    return folder == null
        ? Journeys.builtIn()
        : Journeys.of(JourneyFolder.journeys(Path.of(folder)));
  }

  @Override
  public ReleaseJudge judge(@Nullable String release) {
    try {
      return release != null && NUMBER.matcher(release).matches()
          ? numbered(release)
          : ReleaseJudge.open(release(release));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("--release " + release + ": " + e.getMessage());
    }
  }

  /** The shipped one has no number: an installation's release 1 may be another. */
  private Release release(@Nullable String named) {
    if (named == null) {
      return Release.first();
    }
    if (named.equals(SHIPPED)) {
      return Release.first().named(SHIPPED);
    }
    try {
      return RulesAt.path(Path.of(named));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a database, 1 is the release that a new one begins with. */
  private ReleaseJudge numbered(String number) {
    if (number.equals(FIRST) && !surroundings.hasInstallation()) {
      return ReleaseJudge.open(Release.first());
    }
    String why = "--release " + number + ": numbers are those of an installation";
    return surroundings
        .installation(why)
        .releases()
        .open(number)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "this installation has no release of that number; rules in a folder of that"
                        + " name are ./"
                        + number));
  }
}
