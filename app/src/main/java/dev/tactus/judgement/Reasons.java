package dev.tactus.judgement;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Route;
import dev.tactus.facts.Verdict;
import dev.tactus.facts.Veto;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The reasons of one judgement, sorted, and the verdict of the strictest of them. */
final class Reasons {
  private final TreeSet<Reason> all = new TreeSet<>();
  private boolean creepy;
  private boolean annoying;

  void add(String code) {
    all.add(Reason.of(code));
  }

  /** Adds every finding that bears on the answer. */
  void add(List<Firing> firings, Predicate<Finding> bears) {
    for (Firing firing : firings) {
      for (Finding finding : firing.findings()) {
        if (bears.test(finding)) {
          add(firing, finding);
        }
      }
    }
  }

  List<Reason> sorted() {
    return List.copyOf(all);
  }

  /** What the contact would have been, by the strictest finding among the reasons. */
  Verdict strictest() {
    return creepy ? Verdict.CREEPY : annoying ? Verdict.ANNOYING : Verdict.NOT_COMPELLING;
  }

  private void add(Firing firing, Finding finding) {
    all.add(new Reason(firing.code(), firing.gate(), firing.rule(), channel(finding)));
    Gate gate = firing.gate();
    creepy |= finding instanceof Veto && (gate == Gate.CONSENT || gate == Gate.PROVENANCE);
    annoying |=
        (finding instanceof Veto || finding instanceof Hold)
            && (gate == Gate.FATIGUE || gate == Gate.TIMING);
  }

  private static @Nullable Channel channel(Finding finding) {
    if (finding instanceof Veto veto) {
      return veto.channel();
    } else if (finding instanceof Hold hold) {
      return hold.channel();
    } else if (finding instanceof Route route) {
      return route.channel();
    }
    assert finding instanceof Evidence : finding;
    return null;
  }
}
