package dev.tactus.releases;

import dev.tactus.judgement.Decision;
import java.util.List;

/** Looks at decisions that rules made, after they are durable, in its own time. */
interface Onlooker {
  /** Whether it wants to see that decision; must answer at once. */
  boolean wants(Decision decision);

  /**
   * Looks at decisions that it wanted.
   *
   * @param skipped how many more it wanted and did not get, since it looked last
   */
  void look(List<Decision> decisions, long skipped);
}
