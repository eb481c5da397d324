package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Rulebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges with the active release, within its limit of wall time. */
@Component
class LiveJudge implements Judge {
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
    return rulebase.with(knowledge -> judging.judge(knowledge, facts));
  }

  @Override
  public String release() {
    return rulebase.release().id();
  }
}
