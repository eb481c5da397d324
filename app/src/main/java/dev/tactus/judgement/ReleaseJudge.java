package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Lease;
import dev.tactus.rulebase.Release;

/**
 * Judges with one given release. For replays and backtests only the limit of firings applies, not
 * the wall clock, so that the same facts always come to the same judgement.
 */
public final class ReleaseJudge implements Judge, AutoCloseable {
  private final Knowledge knowledge;
  private final Runnable closing;
  private final Judging judging;

  private ReleaseJudge(Knowledge knowledge, Runnable closing, TimeLimit limit) {
    this.knowledge = knowledge;
    this.closing = closing;
    this.judging = new Judging(limit, e -> {});
  }

  /**
   * Loads that release.
   *
   * @throws IllegalArgumentException if it is not a release that can judge; says why
   */
  public static ReleaseJudge open(Release release) {
    Knowledge knowledge = Knowledge.load(release);
    return new ReleaseJudge(knowledge, knowledge::close, TimeLimit.NONE);
  }

  static ReleaseJudge of(Lease lease) {
    return new ReleaseJudge(lease.knowledge(), lease::close, TimeLimit.NONE);
  }

  /**
   * The same judge within the release's limit of time, as live; but only the time in which it is at
   * work counts, so that the same facts come to the same judgement on a busy machine, too.
   */
  public Judge timed() {
    return new ReleaseJudge(knowledge, () -> {}, TimeLimit.PROCESSOR);
  }

  @Override
  public Judgement judge(Facts facts) {
    return judging.judge(knowledge, facts);
  }

  public Knowledge knowledge() {
    return knowledge;
  }

  @Override
  public String release() {
    return knowledge.release().id();
  }

  @Override
  public void close() {
    closing.run();
  }
}
