package dev.tactus.rulebase.checks;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which rules of a release fire in its saved cases.
 *
 * @param rules the names of all its rules
 * @param fired the names of those that fired in some case
 */
public record Coverage(SortedSet<String> rules, SortedSet<String> fired) {
  public static final Coverage NONE = of(List.of(), List.of());

  public Coverage {
    rules = new TreeSet<>(rules);
    fired = new TreeSet<>(fired);
  }

  static Coverage of(Collection<String> rules, Collection<String> fired) {
    return new Coverage(new TreeSet<>(rules), new TreeSet<>(fired));
  }

  /** The rules that no case fires. */
  public List<String> missing() {
    return rules.stream().filter(r -> !fired.contains(r)).toList();
  }

  /** The part of the rules that fire, from 0 to 1. */
  public double share() {
    return rules.isEmpty() ? 0 : (double) fired.size() / rules.size();
  }

  /** The rules of both that fired earlier and do not any more. */
  List<String> lostSince(Coverage earlier) {
    return missing().stream().filter(earlier.fired::contains).toList();
  }

  /** The rules that fired earlier and are not there any more. */
  List<String> goneSince(Coverage earlier) {
    return earlier.fired.stream().filter(r -> !rules.contains(r)).toList();
  }

  /** {@code 21 of 42 rules (50 %)}. */
  @Override
  public String toString() {
    return fired.size() + " of " + rules.size() + " rules (" + (int) (share() * 100) + " %)";
  }
}
