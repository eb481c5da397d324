package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.NotLoadedException;
import dev.tactus.rulebase.Rulebase;
import dev.tactus.rulebase.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges with the active release, or the canary, within its limit of wall time. */
@Component
class LiveJudge implements WarmJudge {
  private static final Logger log = LoggerFactory.getLogger(LiveJudge.class);
  private final Rulebase rulebase;
  private final Settings withoutRelease = Settings.shipped();
  private final Judging judging =
      new Judging(
          TimeLimit.WALL,
          e ->
              log.warn(
                  "{} could not judge, the trigger is held: {}",
                  e.rule() == null ? "the rules together" : "rule " + e.rule(),
                  e.getMessage()));

  LiveJudge(Rulebase rulebase) {
    this.rulebase = rulebase;
  }

  @Override
  public Judgement judge(Facts facts) {
    return judge(judging, facts);
  }

  private Judgement judge(Judging how, Facts facts) {
    try {
      return rulebase.with(facts.trigger().customer(), knowledge -> how.judge(knowledge, facts));
    } catch (NotLoadedException e) {
      return Resolution.unavailable(facts, null, withoutRelease, e.release());
    }
  }

  @Override
  public Judge patient() {
    Judging patient = new Judging(TimeLimit.NONE, e -> {});
    LiveJudge live = this;
    return new Judge() {
      @Override
      public Judgement judge(Facts facts) {
        return live.judge(patient, facts);
      }

      @Override
      public String release() {
        return live.release();
      }
    };
  }

  @Override
  public String release() {
    return rulebase.active();
  }
}
