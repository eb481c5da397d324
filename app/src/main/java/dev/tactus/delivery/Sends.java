package dev.tactus.delivery;

import dev.tactus.facts.Channel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All sends, and what workers do with them; every method is one atomic statement. */
public interface Sends {
  /**
   * What to list.
   *
   * @param limit most items
   * @param before only older ones than this
   */
  record Filter(
      @Nullable SendStatus status,
      @Nullable Channel channel,
      @Nullable String customerId,
      int limit,
      @Nullable Place before) {}

  /** A place in a list, which is ordered from the newest to the oldest. */
  record Place(Instant at, String sendId) {}

  Optional<SendRecord> find(String sendId);

  List<SendRecord> list(Filter filter);

  /**
   * Claims a send that is queued, in its time, and not paused; of many at once one succeeds.
   *
   * @return the send, empty if it cannot be claimed
   */
  Optional<Send> claim(String sendId, String worker, String token, Instant now, Instant until);

  /** Whether it is paused: then it is published again after the pause. */
  boolean parked(String sendId);

  /** Revokes a claimed send for good. */
  Optional<SendEnded> refuse(String sendId, String token, String reason, Instant now);

  /** Puts a claimed send back, as if it had not been claimed; it is published again then. */
  void putBack(String sendId, String token, Instant then);

  /**
   * Ends a send as its worker reports; also one whose claim has lapsed meanwhile.
   *
   * @return empty if that claim is not known, or has ended already
   */
  Optional<SendEnded> end(Outcome outcome, Instant now);

  /**
   * Ends a send that was claimed once as its provider reports, whoever claims it now; one that was
   * given back for another try does not go out again, and one that was delivered may bounce later.
   *
   * @param status delivered or bounced
   * @return empty if it has ended so already, or otherwise
   */
  Optional<SendEnded> reported(
      String sendId,
      SendStatus status,
      @Nullable String providerId,
      @Nullable String detail,
      Instant now);

  /**
   * Puts a claimed send back after a failure; it is published again then.
   *
   * @param tries most claims of one send
   * @return false if it may not be tried again: no claim of that token, too many tries, too late
   */
  boolean retry(Outcome outcome, int tries, Instant then);

  /** Revokes a send that is queued. */
  Optional<SendEnded> revoke(String sendId, String reason, Instant now);

  /** Publishes a send again that is queued, failed or bounced and not too late. */
  boolean requeue(String sendId, Instant now);

  /**
   * A customer's sends that have ended, the latest end first.
   *
   * @param before only those that ended before this place; null: from the latest
   */
  List<SendRecord> ended(String customerId, @Nullable Place before, int limit);

  /**
   * Within the caller's transaction, forgets whose a customer's sends were and what they said;
   * revokes what is queued, and keeps what is claimed from going out again.
   */
  Erased erase(Connection transaction, String customerId) throws SQLException;

  /**
   * Sends whose customer was erased.
   *
   * @param revoked ids of those that were queued: to be announced
   */
  record Erased(int count, List<String> revoked) {}
}
