package dev.tactus.enrollment;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
  private static final int TASKS = 3;

  private final LiveJourneys journeys;
  private final UnitOfWork work;
  private final Resumption resumption;
  private volatile @Nullable ScheduledExecutorService executor;
  private volatile boolean running;

  JourneyKeeper(LiveJourneys journeys, UnitOfWork work, DataSource database, InstantSource clock) {
    this.journeys = journeys;
    this.work = work;
    this.resumption = new Resumption(database, clock);
  }

  @Override
  public void start() {
    running = true;
    ScheduledExecutorService started = Executors.newScheduledThreadPool(TASKS);
    every(started, "changes of journeys could not be read", this::refresh);
    every(started, "enrollments of a stopped journey wait to be ended", this::sweep);
    every(started, "what waited in a pause waits on", this::resume);
    executor = started;
  }

  private boolean refresh() {
    journeys.refresh();
    return false;
  }

  /** Who cannot be dealt with now is when something happens to them again. */
  private boolean sweep() throws SQLException {
    Set<String> without = new HashSet<>();
    while (true) {
      try {
        return work.takeStopped(CUSTOMERS, without);
      } catch (CulpritException culprit) {
        boolean everybodys = without.size() >= CulpritSearch.EVERYBODYS;
        if (everybodys || Failures.isPassing(culprit) || !without.add(culprit.customer())) {
          throw culprit;
        }
        LOG.error("the stop of a journey leaves out customer {}", culprit.customer(), culprit);
      }
    }
  }

  private boolean resume() throws SQLException {
    return resumption.step();
  }

  /** None of them keeps another one from its turn, by lasting long or by failing. */
  private void every(ScheduledExecutorService on, String failure, Task task) {
    on.scheduleWithFixedDelay(
        () -> {
          try {
            boolean more = true;
            while (more && running) {
              more = task.step();
            }
          } catch (SQLException | RuntimeException e) {
            LOG.warn("{}; tried again: {}", failure, e.toString());
          } catch (Error e) {
            LOG.error("{}; tried again", failure, e);
          }
        },
        EVERY_MS,
        EVERY_MS,
        TimeUnit.MILLISECONDS);
  }

  /** A part of the work. */
  private interface Task {
    /** Returns whether there may be more. */
    boolean step() throws SQLException;
  }

  @Override
  public void stop() {
    running = false;
    ScheduledExecutorService started = executor;
    if (started == null) {
      return;
    }
    started.shutdown();
    try {
      started.awaitTermination(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
