package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;

/**
 * Judges with one given release, for replays and rejudgements: only the limit of firings applies,
 * not the wall clock, so that the same facts always come to the same judgement.
 */
public final class ReleaseJudge implements Judge, AutoCloseable {
  private final Knowledge knowledge;
  private final Judging judging = new Judging(false, e -> {});

  private ReleaseJudge(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /**
   * Loads that release.
   *
   * @throws IllegalArgumentException if it is not a release that can judge; says why
   */
  public static ReleaseJudge open(Release release) {
    return new ReleaseJudge(Knowledge.load(release));
  }

  @Override
  public Judgement judge(Facts facts) {
    return judging.judge(knowledge, facts);
  }

  @Override
  public String release() {
    return knowledge.release().id();
  }

  @Override
  public void close() {
    knowledge.close();
  }
}
