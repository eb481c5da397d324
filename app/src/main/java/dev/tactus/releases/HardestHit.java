package dev.tactus.releases;

import dev.tactus.facts.Answer;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.Recorded;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.releases.Standing.Watched;
import dev.tactus.releases.Tallies.Got;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at the customers who got most from a release in its first minutes: what would the one
 * before have sent them on the same triggers?
 */
@Component
class HardestHit {
  private static final int CUSTOMERS = 20;
  private static final int DECISIONS = 200;
  private static final int PAGES = 20;

  private final Tallies tallies;
  private final Decisions decisions;
  private final Judges judges;

  HardestHit(Tallies tallies, Decisions decisions, Judges judges) {
    this.tallies = tallies;
    this.decisions = decisions;
    this.judges = judges;
  }

  /** What stands against a release, null: nothing. */
  @Nullable String against(Watched watched, Limits limits, Instant now) {
    List<Got> most =
        tallies.most(watched.release(), watched.since(), now, CUSTOMERS).stream()
            .filter(got -> limits.isTooMany(got.sends(), 0))
            .toList();
    if (most.isEmpty()) {
      return null;
    }
    try (ReleaseJudge before = judges.open(watched.before()).orElseThrow()) {
      for (Got got : most) {
        long would = would(got.customer(), watched, before.timed());
        if (limits.isTooMany(got.sends(), would)) {
          return "it sends %d messages to one customer, the release before would have sent %d"
              .formatted(got.sends(), would);
        }
      }
      return null;
    }
  }

  /** Of all that it decided for the customer; where the one before fails, nobody is to blame. */
  private long would(String customer, Watched watched, Judge before) {
    Set<String> triggers = new HashSet<>();
    Decisions.Place from = null;
    for (int page = 0; page < PAGES; page++) {
      List<Decision> some =
          decisions.whole(customer, from, DECISIONS).stream().map(Recorded::decision).toList();
      some.stream()
          .filter(made -> isOf(watched, made) && wouldSend(before.judge(made.facts())))
          .forEach(made -> triggers.add(made.facts().trigger().id()));
      if (some.size() < DECISIONS || isBefore(watched, some.get(DECISIONS - 1))) {
        break;
      }
      Decision last = some.get(DECISIONS - 1);
      from = new Decisions.Place(last.decidedAt(), last.id());
    }
    return triggers.size();
  }

  private static boolean wouldSend(Judgement judgement) {
    return judgement.answer() == Answer.SEND || Failures.failed(judgement);
  }

  private static boolean isBefore(Watched watched, Decision made) {
    return made.decidedAt().isBefore(watched.since());
  }

  private static boolean isOf(Watched watched, Decision made) {
    return made.judgement().release().equals(watched.release())
        && !isBefore(watched, made)
        && Afterwards.wasJudged(made.judgement());
  }
}
