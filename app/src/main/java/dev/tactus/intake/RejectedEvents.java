package dev.tactus.intake;

import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The items that were set aside, with their reasons. */
public interface RejectedEvents {
  /** Keeps them; returns when they are durable. */
  void add(String call, Instant receivedAt, List<SetAside> items);

  /** Newest first. */
  Listing<RejectedEvent> list(Paging paging);

  /** All of these customers. */
  List<RejectedEvent> of(List<String> customers);

  /**
   * Within the caller's transaction, forgets the items of these customers, and those that name them
   * although nobody could tell whose they are.
   *
   * @return how many there were
   */
  int erase(Connection transaction, List<String> customers) throws SQLException;

  /** Forgets what came before that time. */
  void forgetBefore(Instant time);
}
