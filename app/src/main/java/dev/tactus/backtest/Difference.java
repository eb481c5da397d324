package dev.tactus.backtest;

import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A trigger of which the two releases decide differently, from where they part. */
final class Difference {
  final TriggerName trigger;
  final Instant at;
  final int number;

  /** Where they part; null if there is no such trigger, or it is not judged then. */
  final @Nullable Ruled firstA;

  final @Nullable Ruled firstB;

  private final List<Reason> againstA;
  private final List<Reason> againstB;

  boolean sameFacts;
  boolean alsoByRules;
  @Nullable Difference follows;

  private @Nullable Ruled lastA;
  private @Nullable Ruled lastB;
  private Set<String> segmentsA;
  private Set<String> segmentsB;

  Difference(Instant at, int number, @Nullable Decision a, @Nullable Decision b, Facts facts) {
    this.at = at;
    this.number = number;
    trigger = TriggerName.of(facts.trigger());
    firstA = a == null ? null : Ruled.of(a);
    firstB = b == null ? null : Ruled.of(b);
    againstA = Against.of(a, b);
    againstB = Against.of(b, a);
    lastA = firstA;
    lastB = firstB;
    segmentsA = a == null ? Set.of() : Totals.segments(a.facts());
    segmentsB = b == null ? Set.of() : Totals.segments(b.facts());
  }

  /** What A decided in the end; null: there is no such trigger. */
  @Nullable Ruled a() {
    return lastA;
  }

  /** What B decided in the end; null: there is no such trigger. */
  @Nullable Ruled b() {
    return lastB;
  }

  /** Goes on with what was decided before they parted, or after. */
  void onA(Decision decision) {
    lastA = Ruled.of(decision);
    segmentsA = Totals.segments(decision.facts());
  }

  void onB(Decision decision) {
    lastB = Ruled.of(decision);
    segmentsB = Totals.segments(decision.facts());
  }

  /** The customer's segments when A decided last. */
  Set<String> segmentsA() {
    return segmentsA;
  }

  /** The customer's segments when B decided last. */
  Set<String> segmentsB() {
    return segmentsB;
  }

  boolean isOver() {
    return lastA != null && lastA.isFinal() && lastB != null && lastB.isFinal();
  }

  Change change() {
    boolean a = lastA != null && lastA.isSend();
    boolean b = lastB != null && lastB.isSend();
    if (a && b) {
      return isMoved() ? Change.MOVED : Change.OTHERWISE;
    }
    return a ? Change.DROPPED : b ? Change.ADDED : Change.OTHERWISE;
  }

  /**
   * What stands against it in the release that does not send it, or later, and not in the other;
   * empty: there it is no trigger.
   */
  List<Reason> against() {
    boolean isAgainstB =
        change() == Change.DROPPED || isLater() || (change() == Change.OTHERWISE && firstB != null);
    Ruled first = isAgainstB ? firstB : firstA;
    Ruled last = isAgainstB ? lastB : lastA;
    if (first != null && !first.isSend()) {
      return isAgainstB ? againstB : againstA;
    }
    return last == null || last.isSend() ? List.of() : last.reasons();
  }

  private boolean isMoved() {
    return lastA != null
        && lastB != null
        && !(lastA.at().equals(lastB.at()) && lastA.channel() == lastB.channel());
  }

  private boolean isLater() {
    return change() == Change.MOVED
        && lastA != null
        && lastB != null
        && lastB.at().isAfter(lastA.at());
  }

  /** Whether the other one comes, directly or not, from this one. */
  boolean leadsTo(Difference other) {
    for (Difference p = other; p != null; p = p.follows) {
      if (p == this) {
        return true;
      }
    }
    return false;
  }
}
