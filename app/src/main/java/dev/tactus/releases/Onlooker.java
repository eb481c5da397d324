package dev.tactus.releases;

import dev.tactus.judgement.Decision;
import java.util.List;

/** Looks at decisions after they were made, in its own time. */
interface Onlooker {
  /** Whether it wants to see that decision; must answer at once. */
  boolean wants(Decision decision);

  /**
   * Looks at decisions that it wanted.
   *
   * @param skipped how many it did not get since it looked last, for want of time
   */
  void look(List<Decision> decisions, long skipped);
}
