package dev.tactus.releases;

import dev.tactus.facts.Answer;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.Reason;
import dev.tactus.releases.Standing.Watched;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
  private final Judges judges;
  private final Tallies tallies;
  private final GuardSettings settings;
  private final InstantSource clock;
  private volatile @Nullable Watched watched;
  private volatile long mostBefore;

  Guard(
      ReleaseShelf shelf,
      Judges judges,
      Tallies tallies,
      GuardSettings settings,
      InstantSource clock) {
    this.shelf = shelf;
    this.judges = judges;
    this.tallies = tallies;
    this.settings = settings;
    this.clock = clock;
  }

  /** Watches what is to be watched now. */
  void follow(Standing standing) {
    Watched next = standing.watched(clock.instant(), settings.window()).orElse(null);
    if (next != null && !next.equals(watched)) {
      Instant before = next.since().minus(settings.window());
      mostBefore = tallies.mostToOne(next.before(), before, next.since());
    }
    watched = next;
  }

  @Override
  public boolean wants(Decision decision) {
    Watched now = watched;
    Judgement judgement = decision.judgement();
    return now != null
        && now.release().equals(judgement.release())
        && !decision.decidedAt().isBefore(now.since())
        && judgement.reasons().stream().noneMatch(r -> r.code().equals(Reason.ENROLLMENT_ENDED));
  }

  @Override
  public void look(List<Decision> decisions, long skipped) {
    Watched now = watched;
    Judge before = now == null ? null : judges.release(now.before()).orElse(null);
    if (now == null || before == null) {
      return;
    }
    List<Judgement> is = decisions.stream().map(Decision::judgement).toList();
    List<Judgement> was = decisions.stream().map(d -> before.judge(d.facts())).toList();
    tallies.add(
        now.release(),
        now.since(),
        new Tally(is.size(), failures(is), sends(is), failures(was), sends(was)));
  }

  private static long failures(List<Judgement> some) {
    return some.stream().filter(j -> j.reasons().stream().anyMatch(Failures::isFailure)).count();
  }

  private static long sends(List<Judgement> some) {
    return some.stream().filter(j -> j.answer() == Answer.SEND).count();
  }

  /**
   * Compares what was counted with the limits.
   *
   * @return whether the release was taken back
   */
  boolean check() {
    Watched now = watched;
    if (now == null) {
      return false;
    }
    Tally tally = tallies.of(now.release(), now.since());
    long most = tallies.mostToOne(now.release(), now.since(), clock.instant());
    Limits limits = now.limits() == null ? settings.limits() : now.limits();
    String against = limits.against(tally, most, mostBefore, settings);
    if (against != null) {
      return takeBack(now, against);
    }
    if (settings.suppressesMuchMore(tally)) {
      shelf.mark(
          now.release(),
          "it sends less than half of what release %s would have sent".formatted(now.before()));
    }
    return false;
  }

  private boolean takeBack(Watched bad, String why) {
    String note = "taken back by itself: " + why;
    Standing was = shelf.standing().orElseThrow();
    Standing now =
        shelf.change(
            bad.release(),
            "release.take-back",
            note,
            standing -> standing.without(bad, clock.instant()));
    if (now.change() == was.change()) {
      return false;
    }
    shelf.mark(bad.release(), note);
    log.warn("release {} was {}; release {} judges", bad.release(), note, now.active());
    return true;
  }
}
