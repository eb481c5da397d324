package dev.tactus.enrollment;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether timers fire, holds end and waves get their turns; down where nobody looks at them. */
@Component("timersHealthIndicator")
final class TimersHealth implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(TimersHealth.class);

  private final Rounds rounds;
  private final Duration most;
  private volatile boolean told;

  TimersHealth(Pollers pollers, @Value("${tactus.health.late}") Duration most) {
    this.rounds = pollers.rounds();
    this.most = most;
  }

  @Override
  public Health health() {
    List<Rounds.Kind> late = rounds.late(most);
    if (late.isEmpty()) {
      told = false;
      return Health.up().build();
    }
    if (!told) {
      LOG.error("for more than {} nothing that was due has been done: {}", most, late);
      told = true;
    }
    return Health.down().withDetail("late", late).build();
  }
}
