package dev.tactus.enrollment;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass by themselves from those that somebody's data cause. */
final class Failures {
  /** SQLState classes that say nothing against the data: the connection, the server, a lock. */
  private static final List<String> PASSING = List.of("08", "57", "53", "40", "58");

  private Failures() {}

  /** Whether it says nothing against what was worked at. */
  static boolean isPassing(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      boolean outOfMemory = t instanceof VirtualMachineError && !(t instanceof StackOverflowError);
      if (outOfMemory || (t instanceof SQLException sql && isPassing(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassing(@Nullable String state) {
    return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
  }
}
