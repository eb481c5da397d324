package dev.tactus.enrollment;

import dev.tactus.customer.Zones;
import dev.tactus.delivery.Outbox;
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
  LiveJourneys journeys(
      JdbcClient database, @Value("${tactus.journeys}") Path folder, WarmJudge judge, Zones zones) {
    JourneyShelf shelf = new JourneyShelf(database);
    shelf.keepAll(folder);
    return new LiveJourneys(shelf, judge, zones);
  }

  @Bean
  Zones zones(@Value("${tactus.zone}") ZoneId retailer) {
    return new Zones(retailer);
  }

  @Bean
  UnitOfWork unitOfWork(
      DataSource database,
      InstantSource clock,
      LiveJourneys journeys,
      WarmJudge judge,
      Decisions record,
      Outbox outbox,
      JdbcClient tables) {
    tables
        .sql("select ensure_event_partitions(?::timestamptz::date)")
        .param(clock.instant().toString())
        .query()
        .singleRow();
    WarmUp.run(journeys.get().journeys(), judge.patient());
    return new UnitOfWork(database, clock, journeys, record, outbox);
  }
}
