package dev.tactus.journeys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one definition, so that its author sees everything at once. */
final class Problems {
  private final String file;
  private final boolean kept;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this(file, false);
  }

  /**
   * @param kept whether it was active once
   */
  Problems(String file, boolean kept) {
    this.file = file;
    this.kept = kept;
  }

  void add(Spot spot, String message, String expected) {
    found.add(new Problem(file, spot.line(), spot.column(), message, expected));
  }

  /** A rule that has come later than definitions that are still needed: these may break it. */
  void addIfNew(Spot spot, String message, String expected) {
    if (!kept) {
      add(spot, message, expected);
    }
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
      throw new InvalidJourneyException(found);
    }
  }
}
