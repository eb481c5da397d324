package dev.tactus.rulebase.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What several comparisons of one thing with constants leave for it to be. */
final class Range {
  private double low = Double.NEGATIVE_INFINITY;
  private double high = Double.POSITIVE_INFINITY;
  private boolean isLowOut;
  private boolean isHighOut;
  private @Nullable Set<String> only;
  private final Set<String> never = new HashSet<>();

  /** Narrows it by one more comparison. */
  void take(Atom atom) {
    List<String> values = atom.values();
    switch (atom.operator()) {
      case "==", "in" -> {
        Set<String> kept = new HashSet<>(values);
        if (only != null) {
          kept.retainAll(only);
        }
        only = kept;
      }
      case "!=", "not in" -> never.addAll(values);
      case ">" -> low(number(values), true);
      case ">=" -> low(number(values), false);
      case "<" -> high(number(values), true);
      case "<=" -> high(number(values), false);
      default -> {}
    }
  }

  /** Whether nothing is left. */
  boolean isEmpty() {
    if (only == null) {
      return low > high || (low == high && (isLowOut || isHighOut));
    }
    return only.stream().allMatch(v -> never.contains(v) || !isWithin(v));
  }

  /** Whether everything that this leaves is left by the other as well. */
  boolean isWithin(Range other) {
    if (only != null) {
      return only.stream().allMatch(v -> other.allows(v));
    }
    boolean lower = low > other.low || (low == other.low && (isLowOut || !other.isLowOut));
    boolean higher = high < other.high || (high == other.high && (isHighOut || !other.isHighOut));
    return other.only == null && lower && higher && never.containsAll(other.never);
  }

  private boolean allows(String value) {
    return (only == null || only.contains(value)) && !never.contains(value) && isWithin(value);
  }

  private boolean isWithin(String value) {
    if (Double.isInfinite(low) && Double.isInfinite(high)) {
      return true;
    }
    double number = number(List.of(value));
    boolean above = isLowOut ? number > low : number >= low;
    boolean below = isHighOut ? number < high : number <= high;
    return Double.isNaN(number) || (above && below);
  }

  private void low(double bound, boolean isOut) {
    if (bound > low || (bound == low && isOut)) {
      low = bound;
      isLowOut = isOut;
    }
  }

  private void high(double bound, boolean isOut) {
    if (bound < high || (bound == high && isOut)) {
      high = bound;
      isHighOut = isOut;
    }
  }

  private static double number(List<String> values) {
    try {
      return Double.parseDouble(values.get(0));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
