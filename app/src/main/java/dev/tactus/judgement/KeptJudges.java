package dev.tactus.judgement;

import dev.tactus.rulebase.Rulebase;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Offers every release that the rulebase can load. */
@Component
class KeptJudges implements Judges {
  private final Rulebase rulebase;

  KeptJudges(Rulebase rulebase) {
    this.rulebase = rulebase;
  }

  @Override
  public Optional<ReleaseJudge> open(String id) {
    return rulebase.lease(id).map(ReleaseJudge::of);
  }

  @Override
  public boolean has(String id) {
    return rulebase.has(id);
  }
}
