package dev.tactus.releases.postgres;

import dev.tactus.releases.Tallies;
import dev.tactus.releases.Tally;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts in the table {@code release_tallies}. */
@Repository
class PostgresTallies implements Tallies {
  private final JdbcClient database;

  PostgresTallies(JdbcClient database) {
    this.database = database;
  }

  @Override
  public void add(String release, Instant since, Tally more) {
    database
        .sql(
            """
            insert into release_tallies as t values (?::integer, ?, ?, ?, ?, ?, ?)
            on conflict (release, since) do update set
              judged = t.judged + excluded.judged,
              failures = t.failures + excluded.failures,
              sends = t.sends + excluded.sends,
              failures_before = t.failures_before + excluded.failures_before,
              sends_before = t.sends_before + excluded.sends_before""")
        .param(release)
        .param(since.atOffset(ZoneOffset.UTC))
        .param(more.judged())
        .param(more.failures())
        .param(more.sends())
        .param(more.failuresBefore())
        .param(more.sendsBefore())
        .update();
  }

  @Override
  public Tally of(String release, Instant since) {
    return database
        .sql("select * from release_tallies where release = ?::integer and since = ?")
        .param(release)
        .param(since.atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new Tally(
                    row.getLong("judged"),
                    row.getLong("failures"),
                    row.getLong("sends"),
                    row.getLong("failures_before"),
                    row.getLong("sends_before")))
        .optional()
        .orElse(new Tally(0, 0, 0, 0, 0));
  }

  @Override
  public List<Got> most(String release, Instant from, Instant to, int customers) {
    return database
        .sql(
            """
            select customer_id, count(*) from decisions
            where decided_at >= ? and decided_at < ? and release = ? and answer = 'send'
              and customer_id is not null
            group by customer_id order by count(*) desc, customer_id limit ?""")
        .param(from.atOffset(ZoneOffset.UTC))
        .param(to.atOffset(ZoneOffset.UTC))
        .param(release)
        .param(customers)
        .query((row, n) -> new Got(row.getString(1), row.getLong(2)))
        .list();
  }
}
