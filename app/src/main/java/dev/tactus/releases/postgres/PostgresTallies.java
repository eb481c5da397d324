package dev.tactus.releases.postgres;

import dev.tactus.releases.Tallies;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts in the table {@code decisions}. */
@Repository
class PostgresTallies implements Tallies {
  private final JdbcClient database;

  PostgresTallies(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Tally of(String release, Instant from, Instant to) {
    return database
        .sql(
            """
            select coalesce(sum(decisions), 0), coalesce(sum(sends), 0), coalesce(sum(failures), 0), coalesce(max(sends), 0)
            from (
              select count(*) as decisions, count(*) filter (where answer = 'send') as sends,
                count(*) filter (where 'RULES_UNAVAILABLE' = any (reasons)) as failures
              from decisions where decided_at >= ? and decided_at < ? and release = ?
              group by customer_id) as each""")
        .param(from.atOffset(ZoneOffset.UTC))
        .param(to.atOffset(ZoneOffset.UTC))
        .param(release)
        .query((r, n) -> new Tally(r.getLong(1), r.getLong(2), r.getLong(3), r.getLong(4)))
        .single();
  }
}
