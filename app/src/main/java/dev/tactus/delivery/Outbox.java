package dev.tactus.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The transactional outbox: sends enter with the decision that approved them. */
public interface Outbox {
  /** Adds sends within the caller's transaction, in one statement. A send id enters once. */
  void add(Connection transaction, List<Send> sends) throws SQLException;

  /**
   * Revokes sends that are still queued, within the caller's transaction, in one statement.
   *
   * @return the ids that were revoked
   */
  List<String> revoke(Connection transaction, Collection<String> sendIds, String reason)
      throws SQLException;

  /** After the commit: hands the sends to the publisher in memory, and announces revocations. */
  void committed(List<Send> added, List<String> revoked);
}
