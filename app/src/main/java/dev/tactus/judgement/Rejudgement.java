package dev.tactus.judgement;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored decision judged again, beside what it was.
 *
 * @param differs whether anything but the release and the time taken is different
 * @param firingsAdded firings that it did not have
 * @param firingsGone firings that only it had
 */
public record Rejudgement(
    boolean differs,
    Outcome was,
    Outcome now,
    List<Firing> firingsAdded,
    List<Firing> firingsGone) {
  /** What was decided. */
  public record Outcome(
      Answer answer,
      @Nullable Channel channel,
      @Nullable Verdict verdict,
      List<Reason> reasons,
      @Nullable Instant until,
      double odds,
      String release) {
    private static Outcome of(Judgement judgement) {
      return new Outcome(
          judgement.answer(),
          judgement.channel(),
          judgement.verdict(),
          judgement.reasons(),
          judgement.until(),
          judgement.odds(),
          judgement.release());
    }

    private Outcome by(String other) {
      return new Outcome(answer, channel, verdict, reasons, until, odds, other);
    }
  }

  /** Judges the facts of that decision again. */
  public static Rejudgement of(Decision decision, Judge judge) {
    Judgement was = decision.judgement();
    return of(was, endedByJourney(was) ? was : judge.judge(decision.facts()));
  }

  /** Whether the release that judged it could not do so now: that says nothing of the rules. */
  public boolean ranOutOfTime() {
    return was.release().equals(now.release())
        && isUnavailable(now.reasons())
        && !isUnavailable(was.reasons());
  }

  private static boolean isUnavailable(List<Reason> reasons) {
    return reasons.stream().anyMatch(r -> r.code().equals(Reason.RULES_UNAVAILABLE));
  }

  private static Rejudgement of(Judgement was, Judgement now) {
    List<Firing> added = without(now.firings(), was.firings());
    List<Firing> gone = without(was.firings(), now.firings());
    Outcome before = Outcome.of(was);
    Outcome after = Outcome.of(now);
    boolean same = before.equals(after.by(was.release())) && added.isEmpty() && gone.isEmpty();
    return new Rejudgement(!same, before, after, added, gone);
  }

  // no rule had a say in it, so that no release can change it
  private static boolean endedByJourney(Judgement judgement) {
    return judgement.reasons().stream().anyMatch(r -> r.code().equals(Reason.ENROLLMENT_ENDED));
  }

  private static List<Firing> without(List<Firing> all, List<Firing> some) {
    List<Firing> rest = new ArrayList<>(all);
    some.forEach(rest::remove);
    return rest;
  }
}
