package dev.tactus.judgement;

import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.WhyNot;
import dev.tactus.rulebase.checks.Spelling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers why a rule did not fire in a decision, from the facts that the decision saw. */
public final class Unfired {
  private Unfired() {}

  /**
   * Asks the release that judged.
   *
   * @return empty if it has no such rule
   */
  public static Optional<WhyNot> of(Knowledge knowledge, Decision decision, String rule) {
    return knowledge
        .whyNot(rule, decision.facts().all())
        .map(answer -> remarked(answer, decision.judgement()));
  }

  /** The rule of that release that was probably meant, null if none is like it. */
  public static @Nullable String closest(Knowledge knowledge, String rule) {
    List<String> names = knowledge.rules().stream().map(Rule::name).toList();
    return names.stream()
        .filter(name -> name.endsWith("/" + rule))
        .findFirst()
        .orElseGet(() -> Spelling.closest(rule, names));
  }

  private static WhyNot remarked(WhyNot answer, Judgement judgement) {
    boolean fired = judgement.firings().stream().anyMatch(f -> f.rule().equals(answer.rule()));
    if (!answer.matched() || fired) {
      return answer;
    }
    boolean ended = isFor(judgement, Reason.ENROLLMENT_ENDED);
    boolean broken = isFor(judgement, Reason.RULES_UNAVAILABLE);
    return answer.remarking(
        ended
            ? "It matches these facts, but no rule was asked: the customer had left the journey."
            : broken
                ? "It matches these facts, but nothing that fired counted: the rules could not judge."
                : "It matches these facts, but is not among the firings that are stored.");
  }

  private static boolean isFor(Judgement judgement, String code) {
    return judgement.reasons().stream().anyMatch(r -> r.code().equals(code));
  }
}
