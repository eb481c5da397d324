package dev.tactus.enrollment;

import dev.tactus.customer.Zones;
import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DryRuns;
import dev.tactus.judgement.Judge;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Judges wishes with what is known now, by the active release. */
@Component
final class LiveDryRuns implements DryRuns {
  private final InstantSource clock;
  private final UnitOfWork work;
  private final Judge judge;
  private final WishFacts wishes;
  private final TestSends tests;

  LiveDryRuns(
      DataSource database,
      InstantSource clock,
      UnitOfWork work,
      Judge judge,
      Zones zones,
      TestSends tests) {
    this.clock = clock;
    this.work = work;
    this.judge = judge;
    this.wishes = new WishFacts(database, () -> work.conductor().journeys(), zones);
    this.tests = tests;
  }

  @Override
  public Decision judge(Facts facts) {
    return Decision.dryRun(facts, judge.judge(facts));
  }

  @Override
  public Decision judge(Wish wish) {
    return judge(wishes.of(wish, clock.instant()));
  }

  @Override
  public String sendTest(Decision decision, String address) {
    return tests.send(decision, address, work.conductor().journeys());
  }
}
