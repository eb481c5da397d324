package dev.tactus.delivery.postgres;

import dev.tactus.delivery.Outcome;
import dev.tactus.delivery.Send;
import dev.tactus.delivery.SendEnded;
import dev.tactus.delivery.SendRecord;
import dev.tactus.delivery.SendStatus;
import dev.tactus.delivery.Sends;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All sends in the table {@code sends}, and what is due about them in {@code sends_due}. */
@Component
final class PostgresSends implements Sends {
  private static final String RECORD =
      SendBody.COLUMNS
          + ", s.status, s.reason, s.queued_at, s.claims, s.claim_token, s.worker, s.lease_until,"
          + " s.ended_at, s.provider_id, s.detail";

  private static final String CLAIM =
      """
      WITH s AS (
        UPDATE sends s
           SET status = 'claimed', claims = claims + 1, claim_token = ?, worker = ?,
               lease_until = ?::timestamptz
         WHERE send_id = ? AND status = 'queued'
           AND not_before <= ?::timestamptz AND not_after > ?::timestamptz
           AND NOT EXISTS (SELECT FROM send_pauses p WHERE %s)
        RETURNING *),
      leased AS (
        UPDATE sends_due d SET task = 'reclaim', due_at = s.lease_until FROM s
         WHERE d.customer_id = s.customer_id AND d.send_id = s.send_id)
      SELECT %s FROM s
      """
          .formatted(PostgresPauses.CONCERNS, SendBody.COLUMNS);

  // the pause is locked: whoever ends it sees what was parked under it
  private static final String PARK =
      """
      WITH paused AS (
        SELECT s.customer_id, s.send_id FROM sends s JOIN send_pauses p ON %s
         WHERE s.send_id = ? FOR SHARE OF p),
      parked AS (
        UPDATE sends_due d SET task = 'resume', due_at = d.not_after FROM paused p
         WHERE d.customer_id = p.customer_id AND d.send_id = p.send_id
           AND d.task IN ('publish', 'expire'))
      SELECT 1 FROM paused
      """
          .formatted(PostgresPauses.CONCERNS);

  private static final String PUT_BACK =
      """
      WITH back AS (
        UPDATE sends SET status = 'queued', claims = claims - 1, claim_token = NULL
         WHERE send_id = ? AND claim_token = ? AND status = 'claimed'
        RETURNING customer_id, send_id)
      UPDATE sends_due d SET task = 'publish', due_at = ?::timestamptz FROM back b
       WHERE d.customer_id = b.customer_id AND d.send_id = b.send_id
      """;

  private static final String RETRY =
      """
      WITH back AS (
        UPDATE sends
           SET status = 'queued', claim_token = NULL, given_back = claim_token,
               provider_id = ?, detail = ?
         WHERE send_id = ? AND claim_token = ? AND status = 'claimed' AND reason IS NULL
           AND claims < ? AND not_after > ?::timestamptz
        RETURNING customer_id, send_id),
      noted AS (
        UPDATE sends_due d SET task = 'publish', due_at = ?::timestamptz FROM back b
         WHERE d.customer_id = b.customer_id AND d.send_id = b.send_id)
      SELECT 1 FROM back UNION ALL SELECT 1 FROM sends WHERE send_id = ? AND given_back = ?
      """;

  /** Changes sends so that they end, and notes that the listener is to be told. */
  private static final String END =
      """
      WITH ended AS (
        UPDATE sends SET %s, ended_at = ?::timestamptz
         WHERE send_id = ? AND %s
        RETURNING customer_id, send_id, not_after, status, ended_at),
      noted AS (
        INSERT INTO sends_due SELECT customer_id, send_id, not_after, ended_at, 'tell' FROM ended
        ON CONFLICT (customer_id, send_id) DO UPDATE SET task = 'tell', due_at = excluded.due_at)
      SELECT customer_id, send_id, status FROM ended
      """;

  // what a provider says of somebody who was erased may name them
  private static final String REPORTED =
      """
      status = ?, provider_id = CASE WHEN customer_id <> '' THEN ? END,
      detail = CASE WHEN customer_id <> '' THEN ? END""";

  private static final String UNDER_WAY = "'claimed', 'queued', 'expired'";

  private static final String REQUEUE =
      """
      WITH back AS (
        UPDATE sends SET status = 'queued', ended_at = NULL
         WHERE send_id = ? AND customer_id <> '' AND status IN ('queued', 'failed', 'bounced')
           AND not_after > ?::timestamptz
        RETURNING customer_id, send_id, not_after)
      INSERT INTO sends_due SELECT customer_id, send_id, not_after, ?::timestamptz, 'publish' FROM back
      ON CONFLICT (customer_id, send_id) DO UPDATE SET task = 'publish', due_at = excluded.due_at
      """;

  // the same trigger may have been sent to a customer who was erased, and then came again
  private static final String FIND =
      "SELECT %s FROM sends s WHERE send_id = ? ORDER BY customer_id DESC".formatted(RECORD);

  private static final String LIST =
      """
      SELECT %s FROM sends s
       WHERE (?::text IS NULL OR status = ?) AND (?::text IS NULL OR channel = ?)
         AND (?::text IS NULL OR customer_id = ?)
         AND (?::timestamptz IS NULL OR (queued_at, send_id) < (?::timestamptz, ?))
       ORDER BY queued_at DESC, send_id DESC LIMIT ?
      """
          .formatted(RECORD);

  private static final String ENDED =
      """
      SELECT %s FROM sends s
       WHERE customer_id = ? AND ended_at IS NOT NULL
         AND (?::timestamptz IS NULL OR (ended_at, send_id) < (?::timestamptz, ?))
       ORDER BY ended_at DESC, send_id DESC LIMIT ?
      """
          .formatted(RECORD);

  // claims and outcomes under way end before
  private static final String LOCK =
      "SELECT 1 FROM sends WHERE customer_id = ? ORDER BY send_id FOR UPDATE";

  // of one who was erased before, came again, and was to get the same once more
  private static final String FORGET_EARLIER =
      """
      WITH twins AS (
        DELETE FROM sends e USING sends m
         WHERE e.customer_id = '' AND m.customer_id = ? AND e.send_id = m.send_id
           AND e.not_after = m.not_after
        RETURNING e.send_id)
      DELETE FROM sends_due d USING twins t WHERE d.customer_id = '' AND d.send_id = t.send_id
      """;

  // a claimed one stays due, so that the end of its lease revokes it
  private static final String ERASE =
      """
      WITH mine AS (
        SELECT send_id, not_after, status FROM sends WHERE customer_id = ? FOR UPDATE),
      undone AS (DELETE FROM sends_due WHERE customer_id = ? AND task <> 'reclaim'),
      leased AS (UPDATE sends_due SET customer_id = '' WHERE customer_id = ? AND task = 'reclaim')
      UPDATE sends s
         SET customer_id = '', body = ?, provider_id = NULL, detail = NULL, reason = 'ERASED',
             status = CASE WHEN s.status = 'queued' THEN 'revoked' ELSE s.status END,
             ended_at = CASE WHEN s.status = 'queued' THEN ?::timestamptz ELSE s.ended_at END
        FROM mine m
       WHERE s.customer_id = ? AND s.send_id = m.send_id AND s.not_after = m.not_after
      RETURNING s.send_id, m.status
      """;

  private final DataSource database;
  private final InstantSource clock;

  PostgresSends(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<SendRecord> find(String sendId) {
    return first(Query.of(FIND).with(sendId).list(database, PostgresSends::sendRecord));
  }

  @Override
  public List<SendRecord> list(Filter filter) {
    String status = filter.status() == null ? null : filter.status().id();
    String channel = filter.channel() == null ? null : filter.channel().id();
    Place before = filter.before();
    Instant at = before == null ? null : before.at();
    return Query.of(LIST)
        .with(status)
        .with(status)
        .with(channel)
        .with(channel)
        .with(filter.customerId())
        .with(filter.customerId())
        .with(at)
        .with(at)
        .with(before == null ? null : before.sendId())
        .with(filter.limit())
        .list(database, PostgresSends::sendRecord);
  }

  @Override
  public Optional<Send> claim(
      String sendId, String worker, String token, Instant now, Instant until) {
    return first(
        Query.of(CLAIM)
            .with(token)
            .with(worker)
            .with(until)
            .with(sendId)
            .with(now)
            .with(now)
            .list(database, SendBody::send));
  }

  @Override
  public boolean parked(String sendId) {
    return !Query.of(PARK).with(sendId).list(database, row -> row.getInt(1)).isEmpty();
  }

  @Override
  public Optional<SendEnded> refuse(String sendId, String token, String reason, Instant now) {
    String sql =
        END.formatted("status = 'revoked', reason = ?", "claim_token = ? AND status = 'claimed'");
    return ended(Query.of(sql).with(reason).with(now).with(sendId).with(token), now);
  }

  @Override
  public void putBack(String sendId, String token, Instant then) {
    Query.of(PUT_BACK).with(sendId).with(token).with(then).run(database);
  }

  @Override
  public Optional<SendEnded> end(Outcome outcome, Instant now) {
    String sql = END.formatted(REPORTED, "claim_token = ? AND status IN (" + UNDER_WAY + ")");
    return ended(
        Query.of(sql)
            .with(outcome.status().id())
            .with(outcome.providerId())
            .with(outcome.detail())
            .with(now)
            .with(outcome.sendId())
            .with(outcome.claimToken()),
        now);
  }

  @Override
  public Optional<SendEnded> reported(
      String sendId,
      SendStatus status,
      @Nullable String providerId,
      @Nullable String detail,
      Instant now) {
    String from = status == SendStatus.BOUNCED ? UNDER_WAY + ", 'delivered'" : UNDER_WAY;
    String sql =
        END.formatted(REPORTED, "claims > 0 AND customer_id <> '' AND status IN (" + from + ")");
    return ended(
        Query.of(sql).with(status.id()).with(providerId).with(detail).with(now).with(sendId), now);
  }

  @Override
  public boolean retry(Outcome outcome, int tries, Instant then) {
    return !Query.of(RETRY)
        .with(outcome.providerId())
        .with(outcome.detail())
        .with(outcome.sendId())
        .with(outcome.claimToken())
        .with(tries)
        .with(then)
        .with(then)
        .with(outcome.sendId())
        .with(outcome.claimToken())
        .list(database, row -> row.getInt(1))
        .isEmpty();
  }

  @Override
  public Optional<SendEnded> revoke(String sendId, String reason, Instant now) {
    String sql = END.formatted("status = 'revoked', reason = ?", "status = 'queued'");
    return ended(Query.of(sql).with(reason).with(now).with(sendId), now);
  }

  @Override
  public boolean requeue(String sendId, Instant now) {
    return Query.of(REQUEUE).with(sendId).with(now).with(now).run(database) > 0;
  }

  @Override
  public List<SendRecord> ended(String customerId, @Nullable Place before, int limit) {
    Instant at = before == null ? null : before.at();
    return Query.of(ENDED)
        .with(customerId)
        .with(at)
        .with(at)
        .with(before == null ? null : before.sendId())
        .with(limit)
        .list(database, PostgresSends::sendRecord);
  }

  @Override
  public Erased erase(Connection transaction, String customerId) throws SQLException {
    Query.of(LOCK).with(customerId).list(transaction, row -> row.getInt(1));
    Query.of(FORGET_EARLIER).with(customerId).run(transaction);
    List<String> revoked = new ArrayList<>();
    int count =
        Query.of(ERASE)
            .with(customerId)
            .with(customerId)
            .with(customerId)
            .with(SendBody.ERASED)
            .with(clock.instant())
            .with(customerId)
            .list(
                transaction,
                row -> row.getString(2).equals("queued") && revoked.add(row.getString(1)))
            .size();
    return new Erased(count, revoked);
  }

  private Optional<SendEnded> ended(Query query, Instant now) {
    return first(
        query.list(
            database,
            row ->
                new SendEnded(
                    row.getString("send_id"),
                    row.getString("customer_id"),
                    SendStatus.of(row.getString("status")),
                    now)));
  }

  private static SendRecord sendRecord(ResultSet row) throws SQLException {
    return new SendRecord(
        SendBody.send(row),
        SendStatus.of(row.getString("status")),
        row.getString("reason"),
        SendBody.instant(row, "queued_at"),
        row.getInt("claims"),
        row.getString("claim_token"),
        row.getString("worker"),
        SendBody.instantOrNull(row, "lease_until"),
        SendBody.instantOrNull(row, "ended_at"),
        row.getString("provider_id"),
        row.getString("detail"));
  }

  private static <T> Optional<T> first(List<T> rows) {
    return rows.stream().findFirst();
  }
}
