package dev.tactus.judgement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of some facts, by a reading of its own: not by the engine, nor by why-not.
 *
 * @param failing the first condition that does not hold, for the facts that come furthest; null: it
 *     fires
 */
record Reading(@Nullable String failing) {
  boolean fires() {
    return failing == null;
  }

  /** A condition, as {@code Kind: text}. */
  record Check(String label, BooleanSupplier holds) {
    static Check that(String label, boolean holds) {
      return new Check(label, () -> holds);
    }

    static Check asked(String label, BooleanSupplier holds) {
      return new Check(label, holds);
    }
  }

  /** A rule about facts of which there is one each. */
  static Reading of(Check... checks) {
    return ofRows(List.of(List.of(checks)));
  }

  /** A rule that fires if all conditions hold for one of the rows. */
  static Reading ofRows(List<List<Check>> rows) {
    int furthest = -1;
    String failing = null;
    for (List<Check> row : rows) {
      int held = 0;
      while (held < row.size() && row.get(held).holds().getAsBoolean()) {
        held++;
      }
      if (held == row.size()) {
        return new Reading(null);
      } else if (held > furthest) {
        furthest = held;
        failing = row.get(held).label();
      }
    }
    return new Reading(failing);
  }

  /** A row of conditions. */
  static List<Check> row(Check... checks) {
    return List.of(checks);
  }

  /** One item after the other; null where there is none. */
  static <T> List<@Nullable T> orNone(List<T> items) {
    return items.isEmpty()
        ? new ArrayList<>(Collections.singletonList(null))
        : new ArrayList<>(items);
  }
}
