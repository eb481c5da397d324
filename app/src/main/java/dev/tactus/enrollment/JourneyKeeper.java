package dev.tactus.enrollment;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Obeys, in every process, what was ordered of journeys in any. */
@Component
final class JourneyKeeper implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JourneyKeeper.class);
  private static final long EVERY_MS = 500;
  private static final int CUSTOMERS = 200;

  private final LiveJourneys journeys;
  private final UnitOfWork work;
  private final Resumption resumption;
  private volatile ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean running;

  JourneyKeeper(LiveJourneys journeys, UnitOfWork work, DataSource database, InstantSource clock) {
    this.journeys = journeys;
    this.work = work;
    this.resumption = new Resumption(database, clock);
  }

  /** Looks for changes, then works on what they left behind, as long as there is any. */
  private void round() {
    try {
      boolean more = true;
      while (more && running) {
        journeys.refresh();
        more = work.takeStopped(CUSTOMERS) | resumption.step();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("journeys could not be looked after; tried again: {}", e.toString());
    }
  }

  @Override
  public void start() {
    running = true;
    executor = Executors.newSingleThreadScheduledExecutor();
    executor.scheduleWithFixedDelay(this::round, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    executor.shutdown();
    try {
      executor.awaitTermination(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
