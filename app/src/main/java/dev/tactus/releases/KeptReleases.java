package dev.tactus.releases;

import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.judgement.SavedCases;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rulings;
import java.util.Optional;
import org.springframework.context.annotation.Import;

/** The releases of a database, for a command that runs beside its application; changes nothing. */
@Import({StoredRulings.class, SavedCases.class})
public final class KeptReleases {
  private final Standings standings;
  private final Rulings rulings;

  KeptReleases(Standings standings, Rulings rulings) {
    this.standings = standings;
    this.rulings = rulings;
  }

  /** The number of the one that judges; empty: the application has never been started. */
  public Optional<String> active() {
    return standings.now().map(Standing::active);
  }

  /**
   * The judge of that release.
   *
   * @return empty: there is no such release
   * @throws IllegalArgumentException if it cannot be loaded; says why
   */
  public Optional<ReleaseJudge> open(String id) {
    return rulings.release(id).map(this::judge);
  }

  private ReleaseJudge judge(Release kept) {
    try {
      if (rulings.isIntact(kept)) {
        return ReleaseJudge.open(kept);
      }
    } catch (RuntimeException | LinkageError e) {
      // one that another version of the application compiled may fail in any way; anew below
    }
    return ReleaseJudge.open(rulings.anew(kept));
  }
}
