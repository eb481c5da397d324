package dev.tactus.backtest;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import dev.tactus.replay.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The stored facts of decisions judged by A and by B: exactly what the two decide differently,
 * without what would have followed from it.
 */
final class FactsBacktest {
  private final Judge a;
  private final Judge b;
  private final Comparison comparison;
  private final Set<String> overA = new HashSet<>();
  private final Set<String> overB = new HashSet<>();
  private final List<Decision> ofA = new ArrayList<>();
  private final List<Decision> ofB = new ArrayList<>();

  /** Where A was the release that judged, what it decided is taken as it was recorded. */
  FactsBacktest(Judge a, Judge b) {
    this.a = a;
    this.b = b;
    comparison = new Comparison(a, b);
  }

  /**
   * Judges them.
   *
   * @param record in order of time
   */
  Comparison run(Iterator<Decision> record, Progress.Bar bar) {
    List<Decision> instant = new ArrayList<>();
    long taken = 0;
    while (record.hasNext()) {
      Decision next = record.next();
      bar.at(++taken);
      if (!instant.isEmpty() && !at(instant).equals(next.decidedAt())) {
        compare(instant);
      }
      instant.add(next);
    }
    if (!instant.isEmpty()) {
      compare(instant);
    }
    return comparison;
  }

  private static Instant at(List<Decision> instant) {
    return instant.get(0).decidedAt();
  }

  /** A trigger that was held and let go at one instant was held before, whatever their ids are. */
  private void compare(List<Decision> instant) {
    instant.sort(Comparator.comparing(d -> Ruled.of(d).isFinal()));
    instant.forEach(this::judge);
    comparison.instant(at(instant), ofA, ofB);
    instant.clear();
    ofA.clear();
    ofB.clear();
  }

  private void judge(Decision decision) {
    add(decision, by(a, decision), overA, ofA);
    add(decision, by(b, decision), overB, ofB);
    Ruled recorded = Ruled.of(decision);
    if (recorded.isFinal()) {
      String trigger = decision.facts().trigger().id();
      overA.remove(trigger);
      overB.remove(trigger);
    }
  }

  /** What a release has sent or suppressed is not judged again, however long the record held it. */
  private static void add(
      Decision recorded, Judgement judgement, Set<String> over, List<Decision> all) {
    Decision judged =
        new Decision(recorded.id(), recorded.decidedAt(), recorded.facts(), judgement);
    String trigger = recorded.facts().trigger().id();
    if (!over.contains(trigger)) {
      all.add(judged);
      if (Ruled.of(judged).isFinal()) {
        over.add(trigger);
      }
    }
  }

  private static Judgement by(Judge judge, Decision decision) {
    Judgement recorded = decision.judgement();
    boolean isBy = recorded.release().equals(judge.release());
    return has(recorded, Reason.ENROLLMENT_ENDED)
            || (isBy && !has(recorded, Reason.RULES_UNAVAILABLE))
        ? recorded
        : judge.judge(decision.facts());
  }

  private static boolean has(Judgement judgement, String code) {
    return judgement.reasons().stream().anyMatch(r -> r.code().equals(code));
  }
}
