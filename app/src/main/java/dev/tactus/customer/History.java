package dev.tactus.customer;

import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that are stored of customers, for reading. */
public interface History {
  /** The customer's id, and those of the anonymous visitors who turned out to be them. */
  List<String> ids(String customer);

  /** The same, within a transaction. */
  List<String> ids(Connection transaction, String customer);

  /**
   * Their events, newest first by the time at which they happened, then by arrival; without what
   * Tactus told itself of the ends of sends.
   *
   * @param before only those before this place; null: from the newest
   */
  List<Happened> list(Collection<String> ids, @Nullable Place before, int limit);

  /**
   * A place in the list.
   *
   * @param receivedAt null: before all that happened at that time
   */
  record Place(Instant at, @Nullable Instant receivedAt) {}

  /**
   * A stored event.
   *
   * @param properties JSON, as it was taken
   */
  record Happened(
      String customer,
      String id,
      String type,
      String name,
      Instant at,
      Instant receivedAt,
      String properties) {}
}
