package dev.tactus.enrollment;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds, by halves, the customers over whom what is due fails; what is due for the others is done.
 */
final class CulpritSearch {
  /** So many failures and not one success say nothing against these customers. */
  static final int EVERYBODYS = 10;

  /** A unit of work for some of them. */
  interface Turn {
    /** Whether it did anything. */
    boolean take(List<String> customers) throws SQLException;
  }

  private final Turn turn;
  private final Map<String, Throwable> culprits = new LinkedHashMap<>();
  private boolean anyDone;

  CulpritSearch(Turn turn) {
    this.turn = turn;
  }

  /**
   * The culprits, each with its failure. A failure that is everybody's is thrown on: it is theirs
   * whoever comes first, which is chance.
   */
  Map<String, Throwable> among(Collection<String> customers) throws SQLException {
    List<String> all = new ArrayList<>(customers);
    Collections.shuffle(all);
    search(all);
    return culprits;
  }

  private void search(List<String> customers) throws SQLException {
    if (customers.isEmpty()) {
      return;
    }
    try {
      anyDone |= turn.take(customers);
    } catch (SQLException | RuntimeException | Error e) {
      if (Failures.isPassing(e)) {
        throw e;
      }
      if (customers.size() == 1) {
        culprits.put(customers.get(0), e);
        if (!anyDone && culprits.size() >= EVERYBODYS) {
          throw e;
        }
        return;
      }
      int half = customers.size() / 2;
      search(customers.subList(0, half));
      search(customers.subList(half, customers.size()));
    }
  }
}
