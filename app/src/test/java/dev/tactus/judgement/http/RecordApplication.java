package dev.tactus.judgement.http;

import dev.tactus.judgement.RecordDatabase;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** As much of the application as the record needs. */
@EnableAutoConfiguration
@ComponentScan({"dev.tactus.judgement", "dev.tactus.rulebase", "dev.tactus.web"})
class RecordApplication {
  @Bean
  DataSource database() {
    return RecordDatabase.pool();
  }

  @Bean
  InstantSource clock() {
    return () -> dev.tactus.judgement.Examples.NOON;
  }
}
