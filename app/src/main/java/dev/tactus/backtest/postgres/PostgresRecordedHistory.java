package dev.tactus.backtest.postgres;

import dev.tactus.backtest.RecordedHistory;
import dev.tactus.customer.Answerable;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.json.RecordJson;
import dev.tactus.replay.EventReader;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads {@code events} and {@code decisions}, a page at a time. */
@Repository
class PostgresRecordedHistory implements RecordedHistory {
  private static final int PAGE = 1_000;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private final Statements statements;

  PostgresRecordedHistory(DataSource database) {
    statements = new Statements(database);
  }

  @Override
  public Span events(Instant to, Instant receivedBy) {
    sumUp();
    return statements
        .list(
            """
            select count(*) as number, coalesce(min(at), ?) as first, coalesce(max(at), ?) as last
            from events where at <= ? and received_at <= ?""",
            row ->
                new Span(
                    row.getLong("number"),
                    Statements.time(row, "first"),
                    Statements.time(row, "last"),
                    receivedBy),
            to,
            to,
            to,
            receivedBy)
        .get(0);
  }

  /** What came in since the table was vacuumed last; so nobody has to as it comes in. */
  private void sumUp() {
    statements.list(
        """
        select brin_summarize_new_values(relid) as pages
        from pg_partition_tree('events_at') where isleaf""",
        row -> row.getLong("pages"));
  }

  @Override
  public EventReader read(Span span) {
    return new StoredEvents(statements, span);
  }

  private record Sent(String id, Instant decidedAt, String trigger) {}

  @Override
  public Answerable sent(Instant to) {
    SentMessages sent = new SentMessages();
    Pages<Sent> pages =
        new Pages<>(
            last ->
                statements.list(
                    """
                    select id, decided_at, trigger_id from decisions
                    where answer = 'send' and decided_at >= ? and decided_at <= ?
                      and (decided_at, id) > (?, ?)
                    order by decided_at, id limit ?""",
                    row ->
                        new Sent(
                            row.getString("id"),
                            Statements.time(row, "decided_at"),
                            row.getString("trigger_id")),
                    last == null ? FIRST : last.decidedAt(),
                    to,
                    last == null ? FIRST : last.decidedAt(),
                    last == null ? "" : last.id(),
                    PAGE));
    pages.forEachRemaining(one -> sent.add(sendId(one.trigger()), one.decidedAt()));
    return sent;
  }

  @Override
  public long decisions(@Nullable Instant from, Instant to) {
    return statements
        .list(
            """
            select count(*) as number from decisions
            where decided_at >= ? and decided_at <= ? and erased_at is null""",
            row -> row.getLong("number"),
            from == null ? FIRST : from,
            to)
        .get(0);
  }

  @Override
  public Iterator<Decision> decided(@Nullable Instant from, Instant to) {
    Instant first = from == null ? FIRST : from;
    return new Pages<>(
        last ->
            statements.list(
                """
                select id, decided_at, facts, judgement from decisions
                where decided_at >= ? and decided_at <= ? and erased_at is null
                  and (decided_at, id) > (?, ?)
                order by decided_at, id limit ?""",
                PostgresRecordedHistory::decision,
                last == null ? first : last.decidedAt(),
                to,
                last == null ? FIRST : last.decidedAt(),
                last == null ? "" : last.id(),
                PAGE));
  }

  @Override
  public void cancel() {
    statements.cancel();
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getString("id"),
        Statements.time(row, "decided_at"),
        RecordJson.facts(row.getString("facts")),
        RecordJson.judgement(row.getString("judgement")));
  }

  /** The id of a trigger's send, as enrollment makes it. */
  private static UUID sendId(String trigger) {
    return UUID.nameUUIDFromBytes(("send\n" + trigger).getBytes(StandardCharsets.UTF_8));
  }
}
