package dev.tactus.backtest.postgres;

import dev.tactus.backtest.RecordedHistory;
import dev.tactus.customer.Answerable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads {@code events} and {@code decisions}, a thousand rows at a time. */
@Repository
class PostgresRecordedHistory implements RecordedHistory {
  private static final int LOOK = 1000;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private final DataSource database;
  private final JdbcClient sql;

  PostgresRecordedHistory(DataSource database, JdbcClient sql) {
    this.database = database;
    this.sql = sql;
  }

  @Override
  public long events(Instant to) {
    return sql.sql("select count(*) from events where at <= ?")
        .param(time(to))
        .query(Long.class)
        .single();
  }

  @Override
  public Twice read(Instant to) {
    List<Cursored> twice =
        Cursored.twice(
            database,
            """
            select customer_id, id, type, name, at, properties from events where at <= ?
            order by at, received_at, customer_id, id""",
            time(to));
    return new Twice(new StoredEvents(twice.get(0)), new StoredEvents(twice.get(1)));
  }

  @Override
  public Answerable sent(Instant to, Meanwhile meanwhile) throws InterruptedException {
    SentMessages sent = new SentMessages();
    try (Cursored rows =
        Cursored.open(
            database,
            """
            select trigger_id, decided_at from decisions
            where answer = 'send' and decided_at <= ?""",
            time(to))) {
      while (rows.next()) {
        sent.add(
            sendId(rows.read(row -> row.getString("trigger_id"))),
            rows.read(row -> Cursored.time(row, "decided_at")));
        if (sent.size() % LOOK == 0) {
          meanwhile.look();
        }
      }
    }
    return sent;
  }

  @Override
  public long decisions(@Nullable Instant from, Instant to) {
    return sql.sql(
            """
            select count(*) from decisions
            where decided_at >= ? and decided_at <= ? and erased_at is null""")
        .param(time(from == null ? FIRST : from))
        .param(time(to))
        .query(Long.class)
        .single();
  }

  @Override
  public Decided decided(@Nullable Instant from, Instant to) {
    return new StoredDecisions(
        Cursored.open(
            database,
            """
            select id, decided_at, facts, judgement from decisions
            where decided_at >= ? and decided_at <= ? and erased_at is null
            order by decided_at, id""",
            time(from == null ? FIRST : from),
            time(to)));
  }

  /** The id of a trigger's send, as enrollment makes it. */
  private static UUID sendId(String trigger) {
    return UUID.nameUUIDFromBytes(("send\n" + trigger).getBytes(StandardCharsets.UTF_8));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
