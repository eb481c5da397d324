package dev.tactus.judgement;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The record: every decision, with the facts that it saw. */
public interface Decisions {
  /** Adds decisions within the caller's transaction, in one statement. */
  void add(Connection transaction, List<Decision> decisions) throws SQLException;
}
