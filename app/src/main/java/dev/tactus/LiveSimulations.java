package dev.tactus;

import dev.tactus.backtest.KnownReleases;
import dev.tactus.enrollment.CurrentJourneys;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.RefusedException;
import dev.tactus.replay.Simulation;
import dev.tactus.replay.Simulations;
import dev.tactus.rulebase.NotLoadedException;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Simulations of this installation: with its journeys, its zone, and the releases that it keeps.
 */
@Component
final class LiveSimulations implements Simulations, KnownReleases {
  private static final String FIRST = "1";

  private final CurrentJourneys journeys;
  private final Judges judges;
  private final ZoneId retailer;

  LiveSimulations(
      CurrentJourneys journeys, Judges judges, @Value("${tactus.zone}") ZoneId retailer) {
    this.journeys = journeys;
    this.judges = judges;
    this.retailer = retailer;
  }

  @Override
  public Simulation begin(Judge judge, Terms terms, Consumer<Decision> judgements) {
    return CoreSimulations.begin(journeys.all(), retailer, judge, terms, judgements);
  }

  @Override
  public ReleaseJudge judge(@Nullable String release) {
    String id = release == null ? FIRST : release;
    try {
      return judges
          .open(id)
          .orElseThrow(() -> new RefusedException("There is no release " + id + "."));
    } catch (NotLoadedException e) {
      throw new RefusedException("Release " + id + " cannot be loaded: " + e.getMessage());
    }
  }

  @Override
  public boolean has(String id) {
    return judges.has(id);
  }
}
