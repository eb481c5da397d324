package dev.tactus.releases;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Firing;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.Reason;
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
    Judgement was = decision.judgement();
    return shadow != null && !shadow.equals(was.release()) && wasJudged(was);
  }

  static boolean wasJudged(Judgement judgement) {
    return judgement.reasons().stream().noneMatch(r -> r.code().equals(Reason.ENROLLMENT_ENDED));
  }

  @Override
  public void look(List<Decision> decisions, long skipped) {
    String id = release;
    Judge shadow = id == null ? null : judges.release(id).orElse(null);
    if (id == null || shadow == null) {
      return;
    }
    Map<String, Long> counts = new HashMap<>();
    counts.put("judged", (long) decisions.size());
    counts.put("skipped", skipped);
    List<ShadowDifference> differences = new ArrayList<>();
    for (Decision decision : decisions) {
      compare(decision, shadow.judge(decision.facts()), counts, differences);
    }
    book.enter(id, counts, differences);
  }

  private static void compare(
      Decision decision,
      Judgement now,
      Map<String, Long> counts,
      List<ShadowDifference> differences) {
    Judgement was = decision.judgement();
    SortedSet<String> added = rules(now);
    added.removeAll(rules(was));
    SortedSet<String> gone = rules(was);
    gone.removeAll(rules(now));
    added.forEach(rule -> counts.merge("+" + rule, 1L, Long::sum));
    gone.forEach(rule -> counts.merge("-" + rule, 1L, Long::sum));
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

  private static SortedSet<String> rules(Judgement judgement) {
    SortedSet<String> rules = new TreeSet<>();
    judgement.firings().stream().map(Firing::rule).forEach(rules::add);
    return rules;
  }

  private static String text(Judgement judgement) {
    String answer = judgement.answer().id();
    return judgement.channel() == null ? answer : answer + " " + judgement.channel().id();
  }
}
