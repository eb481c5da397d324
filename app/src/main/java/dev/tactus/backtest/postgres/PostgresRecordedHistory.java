package dev.tactus.backtest.postgres;

import dev.tactus.backtest.RecordedHistory;
import dev.tactus.customer.Answerable;
import dev.tactus.replay.EventReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads {@code events} and {@code decisions}, a thousand rows at a time. */
@Repository
class PostgresRecordedHistory implements RecordedHistory {
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
  public EventReader read(Instant to) {
    return new StoredEvents(
        Cursored.open(
            database,
            """
            select customer_id, id, type, name, at, properties from events where at <= ?
            order by at, received_at""",
            time(to)));
  }

  @Override
  public Answerable sent() {
    Map<String, Instant> sent = new HashMap<>();
    RowCallbackHandler put =
        row ->
            sent.put(
                sendId(row.getString("trigger_id")),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    sql.sql("select trigger_id, decided_at from decisions where answer = 'send'").query(put);
    return new Answerable() {
      @Override
      public void sent(String send, Instant at) {
        // what was sent is recorded
      }

      @Override
      public boolean wasSent(String send, Instant by) {
        Instant at = sent.get(send);
        return at != null && !at.isAfter(by);
      }
    };
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
  private static String sendId(String trigger) {
    return UUID.nameUUIDFromBytes(("send\n" + trigger).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
