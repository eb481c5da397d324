package dev.tactus.audit.postgres;

import dev.tactus.audit.Audit;
import dev.tactus.audit.AuditEntry;
import dev.tactus.audit.Deed;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The audit log in the table {@code audit}. */
@Repository
class PostgresAudit implements Audit {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

  private final JdbcClient database;
  private final InstantSource clock;

  PostgresAudit(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void note(Connection transaction, Deed deed) {
    note(JdbcClient.create(new SingleConnectionDataSource(transaction, true)), deed);
  }

  @Override
  public void note(Deed deed) {
    note(database, deed);
  }

  private void note(JdbcClient to, Deed deed) {
    Actor actor = Actor.now();
    to.sql(
            """
            insert into audit (at, who, role, action, subject, note, detail)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .param(actor.who())
        .param(actor.role())
        .param(deed.action())
        .param(deed.subject())
        .param(deed.note())
        .param(deed.detail().isEmpty() ? null : JSON.writeValueAsString(deed.detail()))
        .update();
  }

  @Override
  public Listing<AuditEntry> list(Paging paging) {
    Cursor after = paging.cursor();
    List<AuditEntry> rows =
        database
            .sql("select * from audit where id < ? order by id desc limit ?")
            .param(after == null ? Long.MAX_VALUE : after.number(0))
            .param(paging.limit() + 1)
            .query((row, number) -> entry(row))
            .list();
    return Listing.of(rows, paging, last -> Cursor.after(last.id()));
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    String detail = row.getString("detail");
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("role"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("note"),
        detail == null ? Map.of() : JSON.readValue(detail, DETAIL));
  }
}
