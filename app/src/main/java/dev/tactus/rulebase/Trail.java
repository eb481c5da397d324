package dev.tactus.rulebase;

import java.util.List;
import org.drools.base.rule.RuleConditionElement;
import org.jspecify.annotations.Nullable;

/**
 * How far facts came through the conditions of a rule.
 *
 * @param steps one for each part of the way, in order; behind the failed one, what would have come
 * @param failed place of the step that failed, -1: none
 * @param others ways that a rule with {@code or} offers beside this one, which came less far
 */
record Trail(List<Step> steps, int failed, List<Trail> others) {
  boolean isWhole() {
    return failed < 0;
  }

  /** How far it came: the place of the step that failed, then how far that one came. */
  boolean isBefore(Trail other) {
    int mine = isWhole() ? Integer.MAX_VALUE : failed;
    int theirs = other.isWhole() ? Integer.MAX_VALUE : other.failed;
    return mine < theirs
        || (mine == theirs && !isWhole() && length() < other.steps.get(other.failed).held());
  }

  /** How many conditions of the failed step held. */
  int length() {
    return isWhole() ? 0 : steps.get(failed).held();
  }

  /**
   * One part of the way: a pattern with a fact, or what is asked of all facts at once.
   *
   * @param row after it; null: there is no fact of that kind
   * @param held how many of its conditions held, from the first to the first that did not
   * @param holds whether all did
   * @param inner how far facts came within {@code not}, {@code exists} or {@code forall}
   */
  record Step(
      RuleConditionElement part,
      Row before,
      @Nullable Row row,
      int held,
      boolean holds,
      @Nullable Trail inner) {
    Row after() {
      return row == null ? before : row;
    }
  }
}
