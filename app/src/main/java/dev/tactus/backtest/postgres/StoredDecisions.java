package dev.tactus.backtest.postgres;

import dev.tactus.backtest.RecordedHistory;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Recorded;
import dev.tactus.judgement.json.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Decisions out of the record. */
final class StoredDecisions implements RecordedHistory.Decided {
  private final Cursored rows;
  private @Nullable Recorded ahead;

  StoredDecisions(Cursored rows) {
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && rows.next()) {
      ahead = rows.read(StoredDecisions::decision);
    }
    return ahead != null;
  }

  @Override
  public Recorded next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException();
    }
    Recorded next = ahead;
    ahead = null;
    return next;
  }

  @Override
  public void close() {
    rows.close();
  }

  private static Recorded decision(ResultSet row) throws SQLException {
    return new Recorded(
        new Decision(
            row.getString("id"),
            Cursored.time(row, "decided_at"),
            RecordJson.facts(row.getString("facts")),
            RecordJson.judgement(row.getString("judgement"))),
        null);
  }
}
