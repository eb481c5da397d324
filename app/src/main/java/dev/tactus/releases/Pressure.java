package dev.tactus.releases;

import dev.tactus.facts.Answer;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.Recorded;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.releases.Standing.Watched;
import dev.tactus.releases.Tallies.Got;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at the customers who got most from a release in its first minutes: what would the one
 * before have sent them on the same triggers?
 */
@Component
class Pressure {
  private static final int CUSTOMERS = 20;
  private static final int DECISIONS = 200;

  private final Tallies tallies;
  private final Decisions decisions;
  private final Judges judges;

  Pressure(Tallies tallies, Decisions decisions, Judges judges) {
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

  private long would(String customer, Watched watched, Judge before) {
    return decisions.whole(customer, null, DECISIONS).stream()
        .map(Recorded::decision)
        .filter(made -> isOf(watched, made))
        .filter(made -> before.judge(made.facts()).answer() == Answer.SEND)
        .map(made -> made.facts().trigger().id())
        .distinct()
        .count();
  }

  private static boolean isOf(Watched watched, Decision made) {
    return made.judgement().release().equals(watched.release())
        && !made.decidedAt().isBefore(watched.since())
        && Afterwards.wasJudged(made.judgement());
  }
}
