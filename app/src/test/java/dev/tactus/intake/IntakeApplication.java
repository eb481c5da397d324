package dev.tactus.intake;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Intake and access without what comes after them; no stereotype, so that nobody else finds it. */
@EnableAutoConfiguration
@ComponentScan({
  "dev.tactus.intake",
  "dev.tactus.access",
  "dev.tactus.web",
  "dev.tactus.time",
  "dev.tactus.customer.postgres"
})
public class IntakeApplication {
  @Bean
  RecordingSink sink() {
    return new RecordingSink();
  }
}
