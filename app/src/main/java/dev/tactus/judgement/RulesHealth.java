package dev.tactus.judgement;

import dev.tactus.rulebase.Rulebase;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether there are rules to judge by; out of service where the active release is not loaded. */
@Component("rulesHealthIndicator")
final class RulesHealth implements HealthIndicator {
  private final Rulebase rulebase;

  RulesHealth(Rulebase rulebase) {
    this.rulebase = rulebase;
  }

  @Override
  public Health health() {
    Health.Builder health = rulebase.isLoaded() ? Health.up() : Health.outOfService();
    return health.withDetail("release", rulebase.active()).build();
  }
}
