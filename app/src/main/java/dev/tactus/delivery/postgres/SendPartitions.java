package dev.tactus.delivery.postgres;

import dev.tactus.delivery.DeliverySettings;
import dev.tactus.delivery.Upkeep;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * The weekly partitions of {@code sends}: made ahead of time, dropped when their retention is over.
 */
@Component
@DependsOnDatabaseInitialization
final class SendPartitions implements Upkeep, InitializingBean {
  private static final Logger log = LoggerFactory.getLogger(SendPartitions.class);
  private static final int WEEKS_AHEAD = 6;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  // a deadline beyond the weeks ahead went to the default partition: its rows move when its week
  // comes
  private static final String MAKE =
      """
      LOCK TABLE sends_default IN ACCESS EXCLUSIVE MODE;
      CREATE TABLE %1$s (LIKE sends INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)
        WITH (fillfactor = 80);
      WITH moved AS (
        DELETE FROM sends_default WHERE not_after >= '%2$sZ' AND not_after < '%3$sZ' RETURNING *)
      INSERT INTO %1$s SELECT * FROM moved;
      ALTER TABLE sends ATTACH PARTITION %1$s FOR VALUES FROM ('%2$sZ') TO ('%3$sZ')
      """;

  private static final String PARTITIONS =
      """
      SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
       WHERE i.inhparent = 'sends'::regclass
      """;

  private final DataSource database;
  private final InstantSource clock;
  private final DeliverySettings settings;

  SendPartitions(DataSource database, InstantSource clock, DeliverySettings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public void afterPropertiesSet() {
    renew();
  }

  /** Makes those of this week and the next ones, and drops those that are too old. */
  @Override
  public void renew() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<String> there = Query.of(PARTITIONS).list(database, row -> row.getString(1));
    for (int week = 0; week <= WEEKS_AHEAD; week++) {
      LocalDate begin = monday.plusWeeks(week);
      if (!there.contains(name(begin))) {
        alone(MAKE.formatted(name(begin), begin.atStartOfDay(), begin.plusWeeks(1).atStartOfDay()));
      }
    }
    drop(there, today.minusDays(settings.retention().toDays()));
  }

  private static String name(LocalDate monday) {
    return "sends_" + DAY.format(monday);
  }

  private void drop(List<String> there, LocalDate before) {
    for (String name : there) {
      if (name.matches("sends_[0-9]{8}") && name.compareTo(name(before.minusWeeks(1))) <= 0) {
        log.info("dropping {}: its retention is over", name);
        alone("DROP TABLE IF EXISTS " + name);
      }
    }
    alone("DELETE FROM sends_default WHERE not_after < '%sZ'".formatted(before.atStartOfDay()));
  }

  /** One process at a time, and never in the way of the others for long. */
  private void alone(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute("SET LOCAL lock_timeout = '2s'");
        statement.execute("SELECT pg_advisory_xact_lock(hashtext('tactus.sends'))");
        statement.execute(sql);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        log.warn("partitions of sends: tried again within the hour: {}", e.getMessage());
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      log.warn("partitions of sends: tried again within the hour: {}", e.getMessage());
    }
  }
}
