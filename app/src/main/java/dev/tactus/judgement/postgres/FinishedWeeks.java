package dev.tactus.judgement.postgres;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Indexes the weeks of decisions that are over, so that analysts find what is rare in them. */
@Component
final class FinishedWeeks {
  /** Longer than a judgement that began in a week takes to be stored. */
  private static final Duration AFTER = Duration.ofHours(1);

  private final JdbcClient sql;
  private final InstantSource clock;

  FinishedWeeks(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void finish() {
    OffsetDateTime before = clock.instant().minus(AFTER).atOffset(ZoneOffset.UTC);
    sql.sql("SELECT weeks_to_finish(:before)")
        .param("before", before)
        .query(LocalDate.class)
        .list()
        .forEach(this::finish);
  }

  private void finish(LocalDate monday) {
    sql.sql("SELECT finished_week(:monday)").param("monday", monday).query().singleColumn();
  }
}
