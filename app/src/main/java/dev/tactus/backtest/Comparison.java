package dev.tactus.backtest;

import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what two releases decide, instant by instant; keeps only what differs. */
final class Comparison {
  /** What both decided of one trigger at one instant. */
  private static final class Both {
    private final List<Decision> a = new ArrayList<>(1);
    private final List<Decision> b = new ArrayList<>(1);
  }

  private record Fresh(Difference difference, @Nullable Facts a, @Nullable Facts b) {}

  final Totals totalsA = new Totals();
  final Totals totalsB = new Totals();
  final CapsPassed capsOfA;
  final CapsPassed capsOfB;
  final Examples examples = new Examples();
  final List<Difference> differences = new ArrayList<>();
  private final Judge a;
  private final Judge b;
  private final Map<String, Difference> open = new HashMap<>();
  private final Origins origins = new Origins();
  private long otherReasons;
  private long oneSided;

  Comparison(Judge a, Judge b) {
    this.a = a;
    this.b = b;
    capsOfA = new CapsPassed(a);
    capsOfB = new CapsPassed(b);
  }

  /** Takes all that both decided at one instant; no earlier one follows. */
  void instant(Instant at, List<Decision> ofA, List<Decision> ofB) {
    ofA.forEach(totalsA::take);
    ofB.forEach(totalsB::take);
    Map<String, Both> byTrigger = new LinkedHashMap<>();
    ofA.forEach(d -> both(byTrigger, d).a.add(d));
    ofB.forEach(d -> both(byTrigger, d).b.add(d));
    List<Fresh> fresh = new ArrayList<>();
    for (Map.Entry<String, Both> trigger : byTrigger.entrySet()) {
      capsPassed(trigger.getValue());
      Difference difference = open.get(trigger.getKey());
      if (difference == null) {
        part(at, trigger.getValue(), fresh);
      } else {
        goOn(difference, trigger.getValue(), 0);
      }
    }
    fresh.forEach(this::explain);
    fresh.forEach(f -> origins.settled(f.difference(), facts(f)));
  }

  /** Decisions in which both gave the same answer for other reasons. */
  long otherReasons() {
    return otherReasons;
  }

  /** Triggers that only one of them had. */
  long oneSided() {
    return oneSided;
  }

  private static Both both(Map<String, Both> byTrigger, Decision d) {
    return byTrigger.computeIfAbsent(d.facts().trigger().id(), t -> new Both());
  }

  private void part(Instant at, Both both, List<Fresh> fresh) {
    int most = Math.max(both.a.size(), both.b.size());
    for (int i = 0; i < most; i++) {
      Decision ofA = i < both.a.size() ? both.a.get(i) : null;
      Decision ofB = i < both.b.size() ? both.b.get(i) : null;
      if (ofA == null || ofB == null || !Ruled.of(ofA).isAs(Ruled.of(ofB))) {
        fresh.add(part(at, ofA, ofB));
        goOn(fresh.get(fresh.size() - 1).difference(), both, i);
        return;
      }
      if (!ofA.judgement().reasons().equals(ofB.judgement().reasons())) {
        otherReasons++;
      }
    }
  }

  private Fresh part(Instant at, @Nullable Decision ofA, @Nullable Decision ofB) {
    Facts factsA = ofA == null ? null : ofA.facts();
    Facts factsB = ofB == null ? null : ofB.facts();
    Fresh fresh =
        new Fresh(
            new Difference(at, differences.size(), ofA, ofB, facts(factsA, factsB)),
            factsA,
            factsB);
    differences.add(fresh.difference());
    open.put(fresh.difference().trigger.triggerId(), fresh.difference());
    origins.add(fresh.difference());
    examples.offer(fresh.difference());
    return fresh;
  }

  private void goOn(Difference difference, Both both, int from) {
    for (Decision d : both.a.subList(Math.min(from, both.a.size()), both.a.size())) {
      difference.onA(d);
      examples.a(difference, d);
    }
    for (Decision d : both.b.subList(Math.min(from, both.b.size()), both.b.size())) {
      difference.onB(d);
      examples.b(difference, d);
    }
    if (difference.isOver()) {
      open.remove(difference.trigger.triggerId());
    }
  }

  private void explain(Fresh fresh) {
    Difference difference = fresh.difference();
    Facts factsA = fresh.a();
    Facts factsB = fresh.b();
    if (factsA == null || factsB == null) {
      oneSided++;
    }
    difference.sameFacts = factsA != null && factsA.equals(factsB);
    if (!difference.sameFacts) {
      difference.follows = origins.find(difference, factsA, factsB);
      difference.alsoByRules = factsB != null && differs(factsB);
    }
  }

  private boolean differs(Facts facts) {
    Decision ofA = new Decision("", facts.moment().now(), facts, a.judge(facts));
    Decision ofB = new Decision("", facts.moment().now(), facts, b.judge(facts));
    return !Ruled.of(ofA).isAs(Ruled.of(ofB));
  }

  private void capsPassed(Both both) {
    for (int i = 0; i < Math.max(both.a.size(), both.b.size()); i++) {
      Decision ofA = i < both.a.size() ? both.a.get(i) : null;
      Decision ofB = i < both.b.size() ? both.b.get(i) : null;
      boolean sentByA = ofA != null && Ruled.of(ofA).isSend();
      boolean sentByB = ofB != null && Ruled.of(ofB).isSend();
      if ((sentByA || sentByB) && !(sentByA && sentByB && same(ofA, ofB))) {
        if (ofA != null && sentByA) {
          capsOfB.look(ofA);
        }
        if (ofB != null && sentByB) {
          capsOfA.look(ofB);
        }
      }
    }
  }

  private static boolean same(@Nullable Decision a, @Nullable Decision b) {
    return a != null
        && b != null
        && a.judgement().channel() == b.judgement().channel()
        && a.facts().equals(b.facts());
  }

  private static Facts facts(Fresh fresh) {
    return facts(fresh.a(), fresh.b());
  }

  private static Facts facts(@Nullable Facts a, @Nullable Facts b) {
    return java.util.Objects.requireNonNull(a == null ? b : a, "one of them judged it");
  }
}
