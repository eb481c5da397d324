package dev.tactus.judgement;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one trigger.
 *
 * @param channel of a send
 * @param verdict null for {@code RULES_UNAVAILABLE} and {@code ENROLLMENT_ENDED}
 * @param reasons all of them, sorted by gate, code, rule, channel
 * @param until of a hold
 * @param odds right : wrong after all evidence
 * @param firings rules that fired, by gate, then name, then the facts that they matched
 * @param took wall time of the judging
 */
public record Judgement(
    Answer answer,
    @Nullable Channel channel,
    @Nullable Verdict verdict,
    List<Reason> reasons,
    @Nullable Instant until,
    double odds,
    List<Firing> firings,
    String release,
    Duration took) {
  public Judgement {
    reasons = List.copyOf(reasons);
    firings = List.copyOf(firings);
  }

  /** The same judgement, with the wall time that it took. */
  public Judgement taking(Duration time) {
    return new Judgement(answer, channel, verdict, reasons, until, odds, firings, release, time);
  }
}
