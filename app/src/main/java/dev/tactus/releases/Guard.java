package dev.tactus.releases;

import dev.tactus.facts.Answer;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.releases.Standing.Watched;
import dev.tactus.rulebase.NotLoadedException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Watches a release in its first minutes beside the one before it, which judges the same facts once
 * more. One that fails or sends much more is taken back; of one that sends much less it only tells.
 */
@Component
@EnableConfigurationProperties(GuardSettings.class)
class Guard implements Onlooker {
  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private final ReleaseShelf shelf;
  private final Standings standings;
  private final Judges judges;
  private final Tallies tallies;
  private final HardestHit hardestHit;
  private final GuardSettings settings;
  private final InstantSource clock;
  private volatile List<Watched> watched = List.of();

  Guard(
      ReleaseShelf shelf,
      Standings standings,
      Judges judges,
      Tallies tallies,
      HardestHit hardestHit,
      GuardSettings settings,
      InstantSource clock) {
    this.shelf = shelf;
    this.standings = standings;
    this.judges = judges;
    this.tallies = tallies;
    this.hardestHit = hardestHit;
    this.settings = settings;
    this.clock = clock;
  }

  /** Watches what is to be watched now. */
  void follow(Standing standing) {
    watched = standing.watched(clock.instant(), settings.window());
  }

  @Override
  public boolean wants(Decision decision) {
    for (Watched one : watched) {
      if (isOf(one, decision)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Watched one, Decision decision) {
    return one.release().equals(decision.judgement().release())
        && !decision.decidedAt().isBefore(one.since());
  }

  @Override
  public void look(List<Decision> decisions, long skipped) {
    for (Watched one : watched) {
      List<Decision> its = decisions.stream().filter(d -> isOf(one, d)).toList();
      if (!its.isEmpty()) {
        count(one, its);
      }
    }
  }

  private void count(Watched one, List<Decision> its) {
    List<Judgement> is = its.stream().map(Decision::judgement).toList();
    List<Judgement> was = before(one, its).orElse(is);
    tallies.add(
        one.release(),
        one.since(),
        new Tally(is.size(), failedAgain(its), sends(is), failures(was), sendsBefore(is, was)));
  }

  /** What the release before says of the same; empty if it cannot be loaded any more. */
  private Optional<List<Judgement>> before(Watched one, List<Decision> its) {
    try (ReleaseJudge before = judges.open(one.before()).orElseThrow()) {
      Judge timed = before.timed();
      return Optional.of(its.stream().map(d -> timed.judge(d.facts())).toList());
    } catch (NotLoadedException e) {
      log.debug("release {} is watched for failures only: {}", one.release(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Where the release before fails, nobody is to blame for sending. */
  private static long sendsBefore(List<Judgement> is, List<Judgement> was) {
    return IntStream.range(0, was.size())
        .mapToObj(i -> Failures.failed(was.get(i)) ? is.get(i) : was.get(i))
        .filter(j -> j.answer() == Answer.SEND)
        .count();
  }

  /** Only what it cannot judge now either, like the one before. */
  private long failedAgain(List<Decision> its) {
    return its.stream()
        .filter(d -> Failures.failed(d.judgement()) && Failures.failsAgain(judges, d))
        .count();
  }

  private static long failures(List<Judgement> some) {
    return some.stream().filter(Failures::failed).count();
  }

  private static long sends(List<Judgement> some) {
    return some.stream().filter(j -> j.answer() == Answer.SEND).count();
  }

  /**
   * Compares what was counted with the limits.
   *
   * @return whether a release was taken back
   */
  boolean check() {
    boolean any = false;
    for (Watched one : watched) {
      any |= check(one);
    }
    return any;
  }

  private boolean check(Watched one) {
    Tally tally = tallies.of(one.release(), one.since());
    String against = against(one, tally);
    if (against != null) {
      return takeBack(one, against);
    }
    if (settings.suppressesMuchMore(tally)) {
      shelf.mark(
          one.release(),
          "it sends less than half of what release %s would have sent".formatted(one.before()));
    }
    return false;
  }

  private @Nullable String against(Watched one, Tally tally) {
    Limits limits = one.limits() == null ? settings.limits() : one.limits();
    String inAll = limits.against(tally, settings.decisions(), settings.few());
    if (inAll != null || tally.judged() < settings.decisions()) {
      return inAll;
    }
    try {
      return hardestHit.against(one, limits, clock.instant());
    } catch (NotLoadedException e) {
      return null;
    }
  }

  /** Once only, whichever process comes first. */
  private boolean takeBack(Watched bad, String why) {
    String note = "taken back by itself: " + why;
    Optional<Standing> changed =
        standings.change(
            bad.release(),
            "release.takeback",
            note,
            standing -> standing.without(bad, clock.instant()));
    changed.ifPresent(
        now -> {
          shelf.mark(bad.release(), note);
          log.warn("release {} was {}; release {} judges", bad.release(), note, now.active());
        });
    return changed.isPresent();
  }
}
