package dev.tactus.judgement;

import dev.tactus.rulebase.NotLoadedException;
import java.util.Optional;

/** Finds the judge of any release that was ever accepted, whether it judges live or not. */
public interface Judges {
  /**
   * The judge of that release, which stays loaded until it is closed.
   *
   * @return empty: there is no such release
   * @throws NotLoadedException if it cannot be loaded; says why
   */
  Optional<ReleaseJudge> open(String id);

  /** Whether there is such a release, loadable or not. */
  boolean has(String id);
}
