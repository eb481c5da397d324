package dev.tactus.delivery.postgres;

import dev.tactus.delivery.DueSends;
import dev.tactus.delivery.Send;
import dev.tactus.delivery.SendEnded;
import dev.tactus.delivery.SendStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** What is due about sends, in the table {@code sends_due}, shared by {@code SKIP LOCKED}. */
@Component
final class PostgresDueSends implements DueSends {
  private static final String TAKE =
      """
      WITH due AS (
        SELECT customer_id, send_id FROM sends_due
         WHERE due_at <= ?::timestamptz AND (? OR task <> 'publish' OR not_after <= ?::timestamptz)
         ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED),
      taken AS (
        UPDATE sends_due d SET due_at = ?::timestamptz FROM due
         WHERE d.customer_id = due.customer_id AND d.send_id = due.send_id
        RETURNING d.customer_id, d.send_id, d.not_after, d.task)
      SELECT %s, s.status, s.claims, s.reason IS NOT NULL AS revoking, t.task,
             coalesce(s.ended_at, s.queued_at) AS at
        FROM taken t JOIN sends s USING (customer_id, send_id, not_after)
      """
          .formatted(SendBody.COLUMNS);

  // nobody waits for the disk: where this is lost, the sweep publishes the same send again
  private static final String PUBLISHED =
      """
      UPDATE sends_due d SET task = 'expire', due_at = d.not_after
        FROM unnest(?::text[], ?::text[]) AS n (customer_id, send_id),
             set_config('synchronous_commit', 'off', true)
       WHERE d.customer_id = n.customer_id AND d.send_id = n.send_id AND d.task = 'publish'
      """;

  // a claim that has been renewed meanwhile is left alone
  private static final String END =
      """
      WITH ended AS (
        UPDATE sends s SET status = ?, ended_at = ?::timestamptz
          FROM unnest(?::text[], ?::text[], ?::text[]::timestamptz[])
            AS n (customer_id, send_id, not_after)
         WHERE s.customer_id = n.customer_id AND s.send_id = n.send_id
           AND s.not_after = n.not_after AND s.status = ?
           AND (s.status <> 'claimed' OR s.lease_until <= ?::timestamptz)
        RETURNING s.customer_id, s.send_id),
      noted AS (
        UPDATE sends_due d SET task = 'tell' FROM ended e
         WHERE d.customer_id = e.customer_id AND d.send_id = e.send_id)
      SELECT customer_id, send_id FROM ended
      """;

  private static final String RECLAIM =
      """
      WITH back AS (
        UPDATE sends s SET status = 'queued'
          FROM unnest(?::text[], ?::text[], ?::text[]::timestamptz[])
            AS n (customer_id, send_id, not_after)
         WHERE s.customer_id = n.customer_id AND s.send_id = n.send_id
           AND s.not_after = n.not_after
           AND s.status = 'claimed' AND s.lease_until <= ?::timestamptz
        RETURNING s.customer_id, s.send_id),
      noted AS (
        UPDATE sends_due d SET task = 'publish', due_at = ?::timestamptz FROM back b
         WHERE d.customer_id = b.customer_id AND d.send_id = b.send_id)
      SELECT send_id FROM back
      """;

  private static final String TOLD =
      """
      DELETE FROM sends_due d USING unnest(?::text[], ?::text[]) AS n (customer_id, send_id)
       WHERE d.customer_id = n.customer_id AND d.send_id = n.send_id AND d.task = 'tell'
      """;

  private final DataSource database;

  PostgresDueSends(DataSource database) {
    this.database = database;
  }

  @Override
  public List<Due> take(Instant now, Instant again, int limit, boolean publishing) {
    return Query.of(TAKE)
        .with(now)
        .with(publishing)
        .with(now)
        .with(limit)
        .with(again)
        .list(database, PostgresDueSends::due);
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        SendBody.send(row),
        Task.valueOf(row.getString("task").toUpperCase(Locale.ROOT)),
        SendStatus.of(row.getString("status")),
        row.getInt("claims"),
        row.getBoolean("revoking"),
        SendBody.instant(row, "at"));
  }

  @Override
  public void published(List<Send> sends) {
    Query.of(PUBLISHED).withEach(sends, Send::customerId).withEach(sends, Send::id).run(database);
  }

  @Override
  public List<SendEnded> end(List<Send> sends, SendStatus from, SendStatus to, Instant now) {
    if (sends.isEmpty()) {
      return List.of();
    }
    List<Send> sorted = inLockingOrder(sends);
    return Query.of(END)
        .with(to.id())
        .with(now)
        .withEach(sorted, Send::customerId)
        .withEach(sorted, Send::id)
        .withEach(sorted, Send::notAfter)
        .with(from.id())
        .with(now)
        .list(
            database,
            row -> new SendEnded(row.getString("send_id"), row.getString("customer_id"), to, now));
  }

  @Override
  public List<Send> reclaim(List<Send> sends, Instant now, Instant again) {
    if (sends.isEmpty()) {
      return List.of();
    }
    List<Send> sorted = inLockingOrder(sends);
    Set<String> back =
        new HashSet<>(
            Query.of(RECLAIM)
                .withEach(sorted, Send::customerId)
                .withEach(sorted, Send::id)
                .withEach(sorted, Send::notAfter)
                .with(now)
                .with(again)
                .list(database, row -> row.getString(1)));
    return sends.stream().filter(s -> back.contains(s.id())).toList();
  }

  // that of the outbox, which revokes within transactions of the core
  private static List<Send> inLockingOrder(List<Send> sends) {
    return sends.stream()
        .sorted(Comparator.comparing(Send::customerId).thenComparing(Send::id))
        .toList();
  }

  @Override
  public void told(List<SendEnded> ended) {
    Query.of(TOLD)
        .withEach(ended, SendEnded::customerId)
        .withEach(ended, SendEnded::sendId)
        .run(database);
  }

  @Override
  public long depth() {
    String sql =
        "SELECT count(*) FROM (SELECT FROM sends_due WHERE task = 'publish' LIMIT 100000) d";
    return Query.of(sql).list(database, row -> row.getLong(1)).get(0);
  }
}
