package dev.tactus.intake;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What was set aside is forgotten after 30 days. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Retention {
  private static final Duration KEPT = Duration.ofDays(30);

  private final RejectedEvents rejected;
  private final InstantSource clock;

  Retention(RejectedEvents rejected, InstantSource clock) {
    this.rejected = rejected;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void forget() {
    rejected.forgetBefore(clock.instant().minus(KEPT));
  }
}
