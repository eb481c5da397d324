package dev.tactus.backtest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The backtests that somebody asked for, with what they found. */
public interface Backtests {
  /** Keeps a new one, which waits; those that ended 30 days before are removed. */
  void add(Backtest backtest);

  Optional<Backtest> find(String id);

  /** What it found; empty if it is not done. */
  Optional<String> report(String id);

  /**
   * Newest first.
   *
   * @param after where the page before ended; null: from the newest
   */
  List<Backtest> list(@Nullable Place after, int limit);

  /** It runs now; false if it was cancelled meanwhile. */
  boolean started(String id, Instant at, long total);

  /**
   * These wait or run in this process, and have come so far. Those of which nobody says so for a
   * minute are interrupted.
   *
   * @return those of them that are still wanted
   */
  Set<String> alive(Map<String, Long> done);

  /** It ended, unless it was cancelled meanwhile. */
  void ended(String id, Instant at, Backtest.Status status, Result result);

  /** Cancels one that is not over; false if it is. */
  boolean cancel(String id, Instant at);

  /** Removes one that is over, with its report; false if it is not over or not there. */
  boolean remove(String id);

  /**
   * Drops the reports that name one of these customers, within the caller's transaction; what runs
   * now will have none if it does.
   *
   * @return how many were dropped
   */
  int forget(Connection transaction, Collection<String> customers) throws SQLException;

  /** The place of a backtest in the list. */
  record Place(Instant askedAt, String id) {}

  /**
   * What came of it.
   *
   * @param report JSON
   * @param customers those whom it names
   */
  record Result(@Nullable String failure, @Nullable String report, Set<String> customers) {
    static Result of(Report report) {
      return new Result(null, ReportJson.text(report), report.customers());
    }

    static Result failed(@Nullable String failure) {
      return new Result(failure, null, Set.of());
    }
  }
}
