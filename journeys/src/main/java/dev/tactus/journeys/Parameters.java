package dev.tactus.journeys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A definition's parameters: values that it may name instead of writing them out. */
final class Parameters {
  /** A longer one leads to times that the tables cannot hold. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Problems problems;

  Parameters(@Nullable Tree tree, Problems problems) {
    this.problems = problems;
    if (tree != null) {
      for (String name : tree.keys()) {
        read(name, tree.get(name));
      }
    }
  }

  private void read(String name, Tree tree) {
    if (tree.value() instanceof Number n) {
      values.put(name, n.doubleValue());
      return;
    }
    Duration duration = Tree.duration(tree.value());
    if (duration == null) {
      problems.add(tree.spot(), tree.text() + " is no duration", "days and hours such as P7DT4H");
    } else {
      values.put(name, bounded(tree, duration));
    }
  }

  Map<String, Object> all() {
    return values;
  }

  /** The duration written there or named there. */
  Duration duration(@Nullable Tree tree, Duration otherwise) {
    if (tree == null) {
      return otherwise;
    }
    Duration written = Tree.duration(tree.value());
    if (written != null) {
      return bounded(tree, written);
    }
    if (values.get(tree.text()) instanceof Duration named) {
      return named;
    }
    problems.add(tree.spot(), tree.text() + " is no duration", "a duration, or a parameter of one");
    return otherwise;
  }

  private Duration bounded(Tree tree, Duration duration) {
    if (duration.compareTo(LONGEST) > 0) {
      problems.addIfNew(tree.spot(), tree.text() + " is too long", "at most ten years, P3650D");
    }
    return duration;
  }

  /** The number written there or named there. */
  double number(@Nullable Tree tree, double otherwise) {
    if (tree == null) {
      return otherwise;
    }
    if (tree.value() instanceof Number written) {
      return written.doubleValue();
    }
    if (values.get(tree.text()) instanceof Double named && named > 0) {
      return named;
    }
    problems.add(tree.spot(), tree.text() + " is no number above 0", "a number, or a parameter");
    return otherwise;
  }
}
