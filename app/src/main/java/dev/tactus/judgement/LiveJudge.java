package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Rulebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges with the active release, within its limit of wall time. */
@Component
class LiveJudge implements WarmJudge {
  private static final Logger log = LoggerFactory.getLogger(LiveJudge.class);
  private final Rulebase rulebase;
  private final Judging judging =
      new Judging(
          true,
          e ->
              log.warn(
                  "rule {} could not judge, the trigger is held: {}", e.rule(), e.getMessage()));

  LiveJudge(Rulebase rulebase) {
    this.rulebase = rulebase;
  }

  @Override
  public Judgement judge(Facts facts) {
    return rulebase.with(facts.trigger().customer(), knowledge -> judging.judge(knowledge, facts));
  }

  @Override
  public Judge patient() {
    Judging patient = new Judging(false, e -> {});
    LiveJudge live = this;
    return new Judge() {
      @Override
      public Judgement judge(Facts facts) {
        return rulebase.with(
            facts.trigger().customer(), knowledge -> patient.judge(knowledge, facts));
      }

      @Override
      public String release() {
        return live.release();
      }
    };
  }

  @Override
  public String release() {
    return rulebase.release().id();
  }
}
