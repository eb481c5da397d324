package dev.tactus.releases;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Firing;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.Reason;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.NotLoadedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A release that judges every live trigger once more, after it was decided, and sends nothing. */
@Component
class Shadow implements Onlooker {
  private final Judges judges;
  private final ShadowBook book;
  private volatile @Nullable String release;

  Shadow(Judges judges, ShadowBook book) {
    this.judges = judges;
    this.book = book;
  }

  /** Judges with that release from now on, null: with none. */
  void follow(@Nullable String id) {
    release = id;
  }

  @Override
  public boolean wants(Decision decision) {
    String shadow = release;
    return shadow != null && !shadow.equals(decision.judgement().release());
  }

  @Override
  public void look(List<Decision> decisions, long skipped) {
    String id = release;
    if (id == null) {
      return;
    }
    Map<String, Long> counts = new HashMap<>();
    List<ShadowDifference> differences = new ArrayList<>();
    try (ReleaseJudge judge = judges.open(id).orElseThrow()) {
      Judge shadow = judge.timed();
      List<Decision> comparable = decisions.stream().filter(d -> !failedByChance(d)).toList();
      comparable.forEach(d -> compare(d, shadow.judge(d.facts()), counts, differences));
      counts.put("judged", (long) comparable.size());
      counts.put("notJudged", (long) decisions.size() - comparable.size());
      counts.put("skipped", skipped);
    } catch (NotLoadedException e) {
      counts.put("skipped", skipped + decisions.size());
    }
    book.enter(id, counts, differences);
  }

  /** What the other release could not judge at that moment tells nothing of the shadow. */
  private boolean failedByChance(Decision decision) {
    return Failures.failed(decision.judgement()) && !Failures.failsAgain(judges, decision);
  }

  private static void compare(
      Decision decision,
      Judgement now,
      Map<String, Long> counts,
      List<ShadowDifference> differences) {
    Judgement was = decision.judgement();
    SortedSet<String> added = onlyIn(now, was);
    SortedSet<String> gone = onlyIn(was, now);
    added.forEach(rule -> counts.merge("+" + rule, 1L, Long::sum));
    gone.forEach(rule -> counts.merge("-" + rule, 1L, Long::sum));
    if (Failures.failed(now)) {
      counts.merge("failed", 1L, Long::sum);
    }
    if (now.answer() != was.answer() || now.channel() != was.channel()) {
      counts.merge("differs", 1L, Long::sum);
      differences.add(
          new ShadowDifference(
              decision.id(),
              decision.decidedAt(),
              was.release(),
              text(was),
              text(now),
              added,
              gone));
    }
  }

  /** Rules that only one of them fired; what failed tells nothing of its rules. */
  private static SortedSet<String> onlyIn(Judgement one, Judgement other) {
    SortedSet<String> rules = new TreeSet<>();
    if (!Failures.failed(one) && !Failures.failed(other)) {
      one.firings().stream().map(Firing::rule).forEach(rules::add);
      other.firings().stream().map(Firing::rule).forEach(rules::remove);
    }
    return rules;
  }

  private static String text(Judgement judgement) {
    String answer = judgement.answer().id();
    if (Failures.failed(judgement)) {
      return answer + " " + Reason.RULES_UNAVAILABLE;
    }
    return judgement.channel() == null ? answer : answer + " " + judgement.channel().id();
  }
}
