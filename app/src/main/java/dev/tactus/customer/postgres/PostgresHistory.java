package dev.tactus.customer.postgres;

import dev.tactus.customer.History;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;

/** Reads {@code events} and {@code identities}. */
@Repository
class PostgresHistory implements History {
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private final JdbcClient db;

  PostgresHistory(JdbcClient db) {
    this.db = db;
  }

  @Override
  public List<String> ids(String customer) {
    return ids(db, customer);
  }

  @Override
  public List<String> ids(Connection transaction, String customer) {
    return ids(JdbcClient.create(new SingleConnectionDataSource(transaction, true)), customer);
  }

  private static List<String> ids(JdbcClient from, String customer) {
    List<String> ids = new ArrayList<>(List.of(customer));
    from
        .sql(
            """
            select 'anon:' || anonymous_id from identities where customer_id = ?
            order by anonymous_id""")
        .param(customer)
        .query(String.class)
        .list()
        .stream()
        .filter(id -> !id.equals(customer))
        .forEach(ids::add);
    return ids;
  }

  @Override
  public List<Happened> list(Collection<String> ids, @Nullable Place before, int limit) {
    Place place = before == null ? new Place(LAST, null) : before;
    Instant received = place.receivedAt() == null ? FIRST : place.receivedAt();
    return db.sql(
            """
            select customer_id, id, type, name, at, received_at, properties from events
            where customer_id = any (?) and type <> 'outcome' and (at, received_at) < (?, ?)
            order by at desc, received_at desc limit ?""")
        .param(ids.toArray(String[]::new))
        .param(place.at().atOffset(ZoneOffset.UTC))
        .param(received.atOffset(ZoneOffset.UTC))
        .param(limit)
        .query((row, number) -> happened(row))
        .list();
  }

  private static Happened happened(ResultSet row) throws SQLException {
    return new Happened(
        row.getString("customer_id"),
        row.getString("id"),
        row.getString("type"),
        row.getString("name"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("properties"));
  }
}
