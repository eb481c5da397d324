package dev.tactus.enrollment;

import dev.tactus.customer.Zones;
import dev.tactus.delivery.Outbox;
import dev.tactus.journeys.Journeys;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.WarmJudge;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the core together for live use. */
@Configuration(proxyBeanMethods = false)
class Wiring {
  @Bean
  Journeys journeys(JdbcClient database, @Value("${tactus.journeys}") Path folder) {
    return new JourneyShelf(database).open(folder);
  }

  @Bean
  Zones zones(@Value("${tactus.zone}") ZoneId retailer) {
    return new Zones(retailer);
  }

  @Bean
  UnitOfWork unitOfWork(
      DataSource database,
      InstantSource clock,
      Journeys journeys,
      WarmJudge judge,
      Zones zones,
      Decisions record,
      Outbox outbox,
      JdbcClient tables) {
    tables.sql("select ensure_event_partitions(current_date)").query().singleRow();
    WarmUp.run(journeys, judge.patient());
    Conductor conductor =
        new Conductor(journeys, new Judging(judge, new FactsFactory(zones, false)));
    return new UnitOfWork(database, clock, () -> conductor, record, outbox);
  }
}
