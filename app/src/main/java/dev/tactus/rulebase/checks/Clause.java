package dev.tactus.rulebase.checks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of a rule, in one way of writing.
 *
 * @param kind empty, {@code not} or {@code exists}
 * @param fact its type; with a number, if there may be several and more than one pattern of it
 */
record Clause(String kind, String fact, List<Atom> atoms) {
  /** What the comparisons with constants leave for each thing that they compare. */
  Map<String, Range> ranges() {
    Map<String, Range> ranges = new TreeMap<>();
    for (Atom atom : atoms) {
      if (atom.isConstant()) {
        ranges.computeIfAbsent(atom.left(), left -> new Range()).take(atom);
      }
    }
    return ranges;
  }

  /** Whether the other matches whenever this does. */
  boolean implies(Clause other) {
    boolean isSameKind = kind.equals(other.kind) || (kind.isEmpty() && other.kind.equals("exists"));
    if (!isSameKind || !fact.equals(other.fact)) {
      return false;
    }
    if (kind.equals("not")) {
      return plain().equals(other.plain());
    }
    Map<String, Range> mine = ranges();
    Map<String, Range> theirs = other.ranges();
    return other.atoms.stream()
        .allMatch(
            atom ->
                atoms.stream().anyMatch(a -> a.text().equals(atom.text()) || Cap.implies(a, atom))
                    || (atom.isConstant()
                        && isWithin(mine.get(atom.left()), theirs.get(atom.left()))));
  }

  private static boolean isWithin(@Nullable Range mine, @Nullable Range theirs) {
    return mine != null && theirs != null && mine.isWithin(theirs);
  }

  String plain() {
    return kind + " " + fact + atoms.stream().map(Atom::text).sorted().distinct().toList();
  }
}
