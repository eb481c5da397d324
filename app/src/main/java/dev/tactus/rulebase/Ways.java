package dev.tactus.rulebase;

import java.util.ArrayList;
import java.util.List;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.RuleConditionElement;

/** The ways through conditions: one, or with {@code or} several. */
final class Ways {
  private static final int MOST = 100;

  private Ways() {}

  /** The parts that have to hold one after the other, for each way. */
  static List<List<RuleConditionElement>> through(List<RuleConditionElement> parts) {
    List<List<RuleConditionElement>> ways = List.of(List.of());
    for (RuleConditionElement part : parts) {
      ways = each(ways, of(part));
      if (ways.size() > MOST) {
        throw new UnsupportedOperationException("more than " + MOST + " ways through its 'or's");
      }
    }
    return ways;
  }

  private static List<List<RuleConditionElement>> of(RuleConditionElement part) {
    if (part instanceof GroupElement group && group.isAnd()) {
      return through(group.getChildren());
    } else if (part instanceof GroupElement group && group.isOr()) {
      return group.getChildren().stream().flatMap(child -> of(child).stream()).toList();
    }
    return List.of(List.of(part));
  }

  private static List<List<RuleConditionElement>> each(
      List<List<RuleConditionElement>> ways, List<List<RuleConditionElement>> more) {
    List<List<RuleConditionElement>> all = new ArrayList<>();
    for (List<RuleConditionElement> way : ways) {
      for (List<RuleConditionElement> rest : more) {
        List<RuleConditionElement> whole = new ArrayList<>(way);
        whole.addAll(rest);
        all.add(whole);
      }
    }
    return all;
  }
}
