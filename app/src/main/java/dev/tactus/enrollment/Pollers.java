package dev.tactus.enrollment;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fires timers, ends holds and gives waves their turns, as they become due. */
@Component
final class Pollers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Pollers.class);
  private static final int CUSTOMERS = 500;
  private static final int LINE = 200;
  private static final long EVERY_MS = 200;

  private final DueTurns turns;
  private final DataSource database;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds();
  private @Nullable ScheduledExecutorService executor;
  private volatile boolean running;

  Pollers(
      UnitOfWork work,
      DataSource database,
      InstantSource clock,
      List<DecisionListener> listeners,
      MeterRegistry registry) {
    this.turns = new DueTurns(work, clock, listeners, registry);
    this.clock = clock;
    this.database = database;
  }

  /** Fires all that is due now. */
  void fireDue() throws SQLException {
    boolean more = true;
    while (more) {
      more = turns.fire(CUSTOMERS);
      rounds.done(Rounds.Kind.TIMERS);
    }
  }

  /** Gives all waves that are due their turns. */
  void turnWaves() throws SQLException {
    boolean more = true;
    while (more && running) {
      more = turns.wave(LINE);
      if (!turns.wavesFail()) {
        rounds.done(Rounds.Kind.WAVES);
      }
    }
  }

  /** How long ago it was looked what is due. */
  Rounds rounds() {
    return rounds;
  }

  private void makePartitions() throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("select ensure_event_partitions(?::timestamptz::date)")) {
      statement.setString(1, clock.instant().toString());
      statement.execute();
    }
  }

  @Override
  public void start() {
    running = true;
    ScheduledExecutorService started = Executors.newScheduledThreadPool(2);
    executor = started;
    every(started, EVERY_MS, this::fireDue);
    every(started, EVERY_MS, this::turnWaves);
    every(started, TimeUnit.HOURS.toMillis(6), this::makePartitions);
  }

  @Override
  public void stop() {
    running = false;
    ScheduledExecutorService stopped = executor;
    if (stopped == null) {
      return;
    }
    stopped.shutdown();
    try {
      stopped.awaitTermination(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void every(ScheduledExecutorService executor, long ms, Task task) {
    executor.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (SQLException | RuntimeException e) {
            LOG.warn("what is due waits: {}", e.toString());
          } catch (Error e) {
            // what is thrown out of here would never be run again
            LOG.error("what is due waits", e);
          }
        },
        0,
        ms,
        TimeUnit.MILLISECONDS);
  }

  private interface Task {
    void run() throws SQLException;
  }
}
