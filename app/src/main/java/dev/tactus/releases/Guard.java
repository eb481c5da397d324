package dev.tactus.releases;

import dev.tactus.audit.Audit;
import dev.tactus.audit.Deed;
import dev.tactus.releases.Tallies.Tally;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Watches a release in its first minutes: one that fails or sends much more than the one before is
 * taken back; one that suppresses much more is only told of.
 */
@Component
@EnableConfigurationProperties(GuardSettings.class)
class Guard {
  private static final Logger log = LoggerFactory.getLogger(Guard.class);
  private static final double MUCH_LESS = 0.5;

  private final ReleaseShelf shelf;
  private final Tallies tallies;
  private final GuardSettings settings;
  private final InstantSource clock;
  private final Audit audit;
  private long toldOf;

  Guard(
      ReleaseShelf shelf,
      Tallies tallies,
      GuardSettings settings,
      InstantSource clock,
      Audit audit) {
    this.shelf = shelf;
    this.tallies = tallies;
    this.settings = settings;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Looks at the active release.
   *
   * @return whether it was taken back
   */
  boolean look() {
    Standing standing = shelf.standing().orElseThrow();
    String former = standing.former();
    Instant now = clock.instant();
    Instant since = standing.since();
    if (former == null || now.isAfter(since.plus(settings.window()))) {
      return false;
    }
    Tally is = tallies.of(standing.active(), since, now);
    if (is.decisions() < settings.decisions()) {
      return false;
    }
    Tally was = tallies.of(former, since.minus(settings.window()), since);
    Limits limits = standing.limits() == null ? settings.limits() : standing.limits();
    String why = against(is, was, limits);
    if (why != null) {
      takeBack(standing, former, why);
      return true;
    }
    boolean silent =
        was.decisions() >= settings.decisions() && is.sendShare() < was.sendShare() * MUCH_LESS;
    if (silent && toldOf != standing.change()) {
      toldOf = standing.change();
      tell(standing.active(), "it sends much less: " + shares(is, was));
    }
    return false;
  }

  private @Nullable String against(Tally is, Tally was, Limits limits) {
    if (is.failureShare() > limits.failures() && is.failureShare() > was.failureShare()) {
      return "%d of %d decisions could not be judged".formatted(is.failures(), is.decisions());
    }
    if (was.decisions() < settings.decisions()) {
      return null;
    }
    if (is.sendShare() > was.sendShare() * limits.sends()) {
      return "it sends much more: " + shares(is, was);
    }
    if (is.mostToOne() > Math.max(1, was.mostToOne()) * limits.person()) {
      return "it sends %d messages to one person, before it were %d"
          .formatted(is.mostToOne(), was.mostToOne());
    }
    return null;
  }

  private static String shares(Tally is, Tally was) {
    return String.format(
        Locale.ROOT,
        "%.1f %% of the triggers, before it were %.1f %%",
        100 * is.sendShare(),
        100 * was.sendShare());
  }

  private void takeBack(Standing standing, String former, String why) {
    String note = "taken back by itself: " + why;
    Standing now =
        shelf.change(
            was -> was.active().equals(standing.active()) ? back(was, former) : was,
            "release.take-back",
            note);
    if (now.active().equals(former)) {
      shelf.mark(standing.active(), note);
      log.warn("release {} was {}; release {} judges again", standing.active(), note, former);
    }
  }

  // without a former one: who was taken back to is not watched again
  private Standing back(Standing was, String former) {
    return new Standing(
        was.change(),
        former,
        null,
        was.canary(),
        was.percent(),
        was.shadow(),
        clock.instant(),
        null);
  }

  private void tell(String release, String what) {
    shelf.mark(release, what);
    audit.note(Deed.of("release.notice", release, what));
    log.warn("release {}: {}", release, what);
  }
}
