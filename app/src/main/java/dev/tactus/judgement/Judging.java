package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Fired;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.RulesBrokenException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One judgement: the rules fire on the facts, what they found is resolved; fails closed. */
final class Judging {
  private final TimeLimit limit;
  private final Consumer<RulesBrokenException> broken;

  /**
   * Judges within the release's limit of time.
   *
   * @param broken is told when the rules could not judge
   */
  Judging(TimeLimit limit, Consumer<RulesBrokenException> broken) {
    this.limit = limit;
    this.broken = broken;
  }

  Judgement judge(Knowledge knowledge, Facts facts) {
    Stopwatch stopwatch = new Stopwatch(limit);
    return judge(knowledge, facts, stopwatch).taking(stopwatch.elapsed());
  }

  private Judgement judge(Knowledge knowledge, Facts facts, Stopwatch stopwatch) {
    String release = knowledge.release().id();
    long most = knowledge.settings().time().toNanos();
    try {
      List<Fired> fired = knowledge.fire(facts.all(), () -> stopwatch.isPast(most));
      return Resolution.of(facts, firings(fired), knowledge.settings(), release);
    } catch (RulesBrokenException e) {
      broken.accept(e);
      return Resolution.unavailable(facts, e.rule(), knowledge.settings(), release);
    }
  }

  private static List<Firing> firings(List<Fired> fired) {
    List<Firing> firings = new ArrayList<>(fired.size());
    for (Fired one : fired) {
      firings.add(
          new Firing(
              one.rule().name(),
              one.rule().gate(),
              one.rule().reason(),
              new Matched(one.matched()),
              one.findings()));
    }
    return firings;
  }
}
