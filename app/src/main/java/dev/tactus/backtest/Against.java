package dev.tactus.backtest;

import dev.tactus.facts.Finding;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Firing;
import dev.tactus.judgement.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reasons of one decision that come of rules which did not find the same in the other. */
final class Against {
  private Against() {}

  /** All of its reasons, if none comes of such a rule; nothing if there is no decision. */
  static List<Reason> of(@Nullable Decision decision, @Nullable Decision other) {
    if (decision == null) {
      return List.of();
    }
    List<Reason> all = decision.judgement().reasons();
    if (other == null) {
      return all;
    }
    List<Reason> own =
        all.stream()
            .filter(r -> r.rule() != null)
            .filter(r -> !found(r.rule(), decision).equals(found(r.rule(), other)))
            .toList();
    return own.isEmpty() ? all : own;
  }

  private static Set<Finding> found(@Nullable String rule, Decision decision) {
    Set<Finding> found = new HashSet<>();
    for (Firing firing : decision.judgement().firings()) {
      if (firing.rule().equals(rule)) {
        found.addAll(firing.findings());
      }
    }
    return found;
  }
}
