package dev.tactus.backtest;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Verdict;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one release decided of a trigger at one time, without the facts.
 *
 * @param at when it was decided
 */
public record Ruled(
    Instant at,
    Answer answer,
    @Nullable Channel channel,
    @Nullable Verdict verdict,
    List<Reason> reasons,
    @Nullable Instant until) {
  static Ruled of(Decision decision) {
    Judgement j = decision.judgement();
    return new Ruled(
        decision.decidedAt(), j.answer(), j.channel(), j.verdict(), j.reasons(), j.until());
  }

  /** Whether nothing is left to decide. */
  boolean isFinal() {
    return answer != Answer.HOLD;
  }

  boolean isSend() {
    return answer == Answer.SEND;
  }

  /** Whether the two decide alike; the reasons may differ. */
  boolean isAs(Ruled other) {
    return at.equals(other.at)
        && answer == other.answer
        && channel == other.channel
        && verdict == other.verdict
        && Objects.equals(until, other.until);
  }
}
