package dev.tactus.customer.postgres;

import dev.tactus.customer.ConsentLedger;
import dev.tactus.customer.LedgerLine;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the consent ledger from {@code consents}. */
@Repository
class PostgresConsentLedger implements ConsentLedger {
  private final JdbcClient db;

  PostgresConsentLedger(JdbcClient db) {
    this.db = db;
  }

  @Override
  public Listing<LedgerLine> of(String customer, Paging paging) {
    Cursor after = paging.cursor();
    // nothing is ever taken out of the ledger, so that a place in it stays
    long before = after == null ? 0 : Math.max(0, after.number(0));
    List<LedgerLine> lines =
        db.sql(
                """
                SELECT * FROM consents
                WHERE customer_id = ?
                ORDER BY entered_at, at, channel, purpose, product, status
                LIMIT ? OFFSET ?
                """)
            .param(customer)
            .param(paging.limit() + 1)
            .param(before)
            .query((row, number) -> line(row))
            .list();
    return Listing.of(lines, paging, last -> Cursor.after(before + paging.limit()));
  }

  private static LedgerLine line(ResultSet row) throws SQLException {
    return new LedgerLine(
        row.getString("channel"),
        row.getString("purpose"),
        row.getString("product"),
        row.getString("status"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        time(row, "expires_at"),
        row.getString("source"),
        row.getString("policy_version"),
        row.getObject("entered_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
