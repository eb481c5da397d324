package dev.tactus.judgement;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are asked for; null: any.
 *
 * @param reason code of one of its reasons
 * @param rule name of a rule that fired, whatever it concluded
 * @param channel of a send
 * @param from decided at or after
 * @param to decided before
 */
public record DecisionFilter(
    @Nullable String customer,
    @Nullable String journey,
    @Nullable String step,
    @Nullable Answer answer,
    @Nullable Verdict verdict,
    @Nullable String reason,
    @Nullable String rule,
    @Nullable String release,
    @Nullable Channel channel,
    @Nullable Instant from,
    @Nullable Instant to) {
  /** All decisions. */
  public static final DecisionFilter ANY =
      new DecisionFilter(null, null, null, null, null, null, null, null, null, null, null);

  /** All decisions of that customer. */
  public static DecisionFilter ofCustomer(String customer) {
    return new DecisionFilter(customer, null, null, null, null, null, null, null, null, null, null);
  }
}
