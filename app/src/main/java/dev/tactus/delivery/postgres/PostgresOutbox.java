package dev.tactus.delivery.postgres;

import dev.tactus.delivery.DeliverySettings;
import dev.tactus.delivery.Outbox;
import dev.tactus.delivery.Publisher;
import dev.tactus.delivery.Send;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The outbox in the tables {@code sends} and {@code sends_due}. */
@Component
final class PostgresOutbox implements Outbox {
  private static final String ADD =
      """
      WITH added AS (
        INSERT INTO sends (customer_id, send_id, not_after, not_before, queued_at, decision_id,
                           channel, purpose, journey, body)
        SELECT customer_id, send_id, not_after::timestamptz, not_before::timestamptz,
               ?::timestamptz, decision_id, channel, purpose, journey, body
          FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                      ?::text[], ?::text[])
            AS n (customer_id, send_id, not_after, not_before, decision_id, channel, purpose,
                  journey, body)
        ON CONFLICT DO NOTHING
        RETURNING customer_id, send_id, not_after, not_before)
      INSERT INTO sends_due (customer_id, send_id, not_after, due_at, task)
      SELECT customer_id, send_id, not_after, CASE WHEN not_before > n.now THEN not_before
             ELSE n.after_grace END, 'publish'
        FROM added, (SELECT ?::timestamptz AS now, ?::timestamptz AS after_grace) n
      ON CONFLICT DO NOTHING
      """;

  // a claimed send cannot be called back: it is only kept from going out again
  private static final String REVOKE =
      """
      WITH wanted AS (
        SELECT customer_id, send_id, not_after FROM sends
         WHERE send_id = ANY (?::text[]) AND status IN ('queued', 'claimed')
         ORDER BY customer_id, send_id FOR UPDATE),
      marked AS (
        UPDATE sends s
           SET reason = ?,
               status = CASE WHEN s.status = 'queued' THEN 'revoked' ELSE s.status END,
               ended_at = CASE WHEN s.status = 'queued' THEN ?::timestamptz END
          FROM wanted w
         WHERE s.customer_id = w.customer_id AND s.send_id = w.send_id
           AND s.not_after = w.not_after
        RETURNING s.customer_id, s.send_id, s.status),
      undone AS (
        DELETE FROM sends_due d USING marked m
         WHERE d.customer_id = m.customer_id AND d.send_id = m.send_id AND m.status = 'revoked')
      SELECT send_id FROM marked WHERE status = 'revoked' ORDER BY send_id
      """;

  private final Publisher publisher;
  private final InstantSource clock;
  private final DeliverySettings settings;

  PostgresOutbox(Publisher publisher, InstantSource clock, DeliverySettings settings) {
    this.publisher = publisher;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public void add(Connection transaction, List<Send> sends) throws SQLException {
    if (sends.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Query.of(ADD)
        .plannedOnce()
        .with(now)
        .withEach(sends, Send::customerId)
        .withEach(sends, Send::id)
        .withEach(sends, Send::notAfter)
        .withEach(sends, Send::notBefore)
        .withEach(sends, Send::decisionId)
        .withEach(sends, s -> s.channel().id())
        .withEach(sends, s -> s.purpose().id())
        .withEach(sends, Send::journey)
        .withEach(sends, SendBody::of)
        .with(now)
        .with(now.plus(settings.grace()))
        .run(transaction);
  }

  @Override
  public List<String> revoke(Connection transaction, Collection<String> sendIds, String reason)
      throws SQLException {
    if (sendIds.isEmpty()) {
      return List.of();
    }
    return Query.of(REVOKE)
        .withEach(List.copyOf(sendIds), id -> id)
        .with(reason)
        .with(clock.instant())
        .list(transaction, row -> row.getString(1));
  }

  @Override
  public void committed(List<Send> added, List<String> revoked) {
    publisher.hand(added, revoked);
  }
}
