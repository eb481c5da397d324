package dev.tactus.intake.postgres;

import dev.tactus.enrollment.UnavailableException;
import dev.tactus.intake.RejectedEvent;
import dev.tactus.intake.RejectedEvents;
import dev.tactus.intake.SetAside;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was set aside in {@code rejected_events}. */
@Repository
class PostgresRejectedEvents implements RejectedEvents {
  private final JdbcClient db;

  PostgresRejectedEvents(JdbcClient db) {
    this.db = db;
  }

  @Override
  public void add(String call, Instant receivedAt, List<SetAside> items) {
    try {
      db.sql(
              """
              INSERT INTO rejected_events
                (received_at, call, item, customer, field, value, expected, body)
              SELECT ?, ?, * FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
              """)
          .param(receivedAt.atOffset(ZoneOffset.UTC))
          .param(call)
          .param(column(items, SetAside::index, Integer[]::new))
          .param(column(items, SetAside::customer, String[]::new))
          .param(column(items, SetAside::field, String[]::new))
          .param(column(items, SetAside::value, String[]::new))
          .param(column(items, SetAside::expected, String[]::new))
          .param(column(items, SetAside::body, String[]::new))
          .update();
    } catch (DataAccessException e) {
      throw new UnavailableException("what was set aside could not be stored", e);
    }
  }

  private static <T extends @Nullable Object> T[] column(
      List<SetAside> items, Function<SetAside, T> part, java.util.function.IntFunction<T[]> array) {
    return items.stream().map(part).toArray(array);
  }

  @Override
  public Listing<RejectedEvent> list(Paging paging) {
    Cursor after = paging.cursor();
    List<RejectedEvent> rows =
        db.sql(
                """
                SELECT id, received_at, call, item, customer, field, value, expected, body
                FROM rejected_events
                WHERE id < ?
                ORDER BY id DESC
                LIMIT ?
                """)
            .param(after == null ? Long.MAX_VALUE : after.number(0))
            .param(paging.limit() + 1)
            .query((row, number) -> rejected(row))
            .list();
    return Listing.of(rows, paging, last -> Cursor.after(last.id()));
  }

  @Override
  public List<RejectedEvent> of(List<String> customers) {
    return db.sql("SELECT * FROM rejected_events WHERE customer = ANY (?) ORDER BY id")
        .param(customers.toArray(String[]::new))
        .query((row, number) -> rejected(row))
        .list();
  }

  @Override
  public int erase(Connection transaction, List<String> customers) throws SQLException {
    String delete =
        """
        DELETE FROM rejected_events r
        WHERE r.customer = ANY (?) OR (r.customer IS NULL AND EXISTS (
          SELECT FROM unnest(?::text[]) AS c (named) WHERE position(to_json(named)::text IN r.body) > 0))
        """;
    try (PreparedStatement statement = transaction.prepareStatement(delete)) {
      Array ids = transaction.createArrayOf("text", customers.toArray());
      statement.setArray(1, ids);
      statement.setArray(2, ids);
      return statement.executeUpdate();
    }
  }

  @Override
  public void forgetBefore(Instant time) {
    db.sql("DELETE FROM rejected_events WHERE received_at < ?")
        .param(time.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static RejectedEvent rejected(ResultSet row) throws SQLException {
    return new RejectedEvent(
        row.getLong("id"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("call"),
        row.getInt("item"),
        row.getString("customer"),
        row.getString("field"),
        row.getString("value"),
        row.getString("expected"),
        row.getString("body"));
  }
}
