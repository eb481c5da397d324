package dev.tactus.judgement;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Trigger;
import dev.tactus.facts.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as lists show it, without what it saw and what fired.
 *
 * @param customerId null once erased
 * @param subject null once erased, if it was the customer's own
 */
public record DecisionItem(
    String decisionId,
    String triggerId,
    Instant decidedAt,
    Instant triggeredAt,
    @Nullable String customerId,
    String journey,
    int journeyVersion,
    String step,
    @Nullable String subject,
    Answer answer,
    @Nullable Channel channel,
    @Nullable Verdict verdict,
    List<Reason> reasons,
    @Nullable Instant until,
    String release) {
  /** That decision. */
  public static DecisionItem of(Decision decision) {
    Trigger trigger = decision.facts().trigger();
    Judgement judgement = decision.judgement();
    return new DecisionItem(
        decision.id(),
        trigger.id(),
        decision.decidedAt(),
        trigger.triggeredAt(),
        known(trigger.customer()),
        trigger.journey(),
        trigger.version(),
        trigger.step(),
        known(trigger.subject()),
        judgement.answer(),
        judgement.channel(),
        judgement.verdict(),
        judgement.reasons(),
        judgement.until(),
        judgement.release());
  }

  private static @Nullable String known(String text) {
    return text.isEmpty() ? null : text;
  }
}
