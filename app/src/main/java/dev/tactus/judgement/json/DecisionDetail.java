package dev.tactus.judgement.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Trigger;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DecisionItem;
import dev.tactus.judgement.Firing;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision with all that it saw.
 *
 * @param firings rules that fired, in order
 * @param took wall time of the judging, ISO 8601
 * @param erasedAt when the customer was taken out of it
 */
public record DecisionDetail(
    @JsonUnwrapped DecisionItem item,
    Trigger trigger,
    Facts facts,
    List<FoundView> findings,
    List<Firing> firings,
    double odds,
    Duration took,
    @Nullable Instant erasedAt) {
  /** That decision, as it was stored or judged. */
  public static DecisionDetail of(Recorded recorded) {
    Decision decision = recorded.decision();
    Judgement judgement = decision.judgement();
    return new DecisionDetail(
        DecisionItem.of(decision),
        decision.facts().trigger(),
        decision.facts(),
        judgement.firings().stream().flatMap(FoundView::of).toList(),
        judgement.firings(),
        judgement.odds(),
        judgement.took(),
        recorded.erasedAt());
  }
}
