package dev.tactus.releases;

import dev.tactus.releases.Standing.Canary;
import dev.tactus.rulebase.Lease;
import dev.tactus.rulebase.NotLoadedException;
import dev.tactus.rulebase.Rulebase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks ten times a second which releases are to judge, and has the rulebase follow. */
@Component
class ReleaseWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ReleaseWatch.class);
  private static final long LOOK_MILLIS = 100;
  private static final long CHECK_MILLIS = 3_000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final ReleaseShelf shelf;
  private final Standings standings;
  private final Rulebase rulebase;
  private final Shadow shadow;
  private final Guard guard;
  private final InstantSource clock;
  private final String process = UUID.randomUUID().toString();
  private final Map<String, String> complaints = new HashMap<>();
  private final Runnable look = new Steady("which release is to judge", this::look);
  private @Nullable ScheduledExecutorService threads;
  private Duration pause = FIRST_PAUSE;
  private Instant again = Instant.MAX;
  private @Nullable String prepared;
  private long followed;

  ReleaseWatch(
      ReleaseShelf shelf,
      Standings standings,
      Rulebase rulebase,
      Shadow shadow,
      Guard guard,
      InstantSource clock) {
    this.shelf = shelf;
    this.standings = standings;
    this.rulebase = rulebase;
    this.shadow = shadow;
    this.guard = guard;
    this.clock = clock;
  }

  /** Follows what stands in the database, if it was changed. */
  synchronized void look() {
    Standing standing = standings.now().orElseThrow();
    guard.follow(standing);
    shadow.follow(standing.shadow());
    if (standing.change() != followed) {
      rulebase.follow(standing.ruling());
      log.info("release {} judges{}", standing.active(), beside(standing));
      followed = standing.change();
      pause = FIRST_PAUSE;
      again = Instant.MAX;
    } else if (!clock.instant().isBefore(again)) {
      rulebase.follow(standing.ruling());
      again = Instant.MAX;
    }
    tell(standing, rulebase.notLoaded());
    prepare(standing.coming());
  }

  /** Follows at once what was just changed; where that fails, the next look makes up for it. */
  void lookNow() {
    look.run();
  }

  /** Once: what is wrong with it is for whoever activates it. */
  private void prepare(@Nullable String coming) {
    if (coming == null || coming.equals(prepared)) {
      prepared = coming;
      return;
    }
    prepared = coming;
    standings.loads(process, coming, false);
    try {
      rulebase.lease(coming).ifPresent(Lease::close);
    } catch (NotLoadedException e) {
      log.debug("release {} cannot be loaded: {}", coming, e.getMessage());
    } finally {
      standings.loads(process, coming, true);
    }
  }

  /** Marks what cannot be loaded, and has it tried again, after longer and longer times. */
  private void tell(Standing standing, Map<String, String> notLoaded) {
    complaints.keySet().retainAll(notLoaded.keySet());
    notLoaded.forEach(
        (id, why) -> {
          if (!why.equals(complaints.get(id))) {
            String means = standing.active().equals(id) ? "; every trigger is held" : "";
            shelf.mark(id, "this version of Tactus cannot load it: " + why);
            log.error("release {} cannot be loaded{}: {}", id, means, why);
            complaints.put(id, why);
          }
        });
    if (!notLoaded.isEmpty() && again.equals(Instant.MAX)) {
      again = clock.instant().plus(pause);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
    }
  }

  private static String beside(Standing standing) {
    Canary canary = standing.canary();
    String shadow = standing.shadow();
    return (canary == null
            ? ""
            : ", release %s %s %% of the customers".formatted(canary.id(), canary.percent()))
        + (shadow == null ? "" : ", release %s as a shadow".formatted(shadow));
  }

  private void check() {
    if (guard.check()) {
      look();
    }
  }

  @Override
  public void start() {
    // the guard has a thread of its own: what it asks the database may take a while
    threads = Executors.newScheduledThreadPool(2, task -> new Thread(task, "tactus-releases"));
    every(LOOK_MILLIS, look);
    every(CHECK_MILLIS, new Steady("what the release in its first minutes does", this::check));
  }

  private void every(long millis, Runnable task) {
    if (threads != null) {
      threads.scheduleWithFixedDelay(task, 0, millis, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stop() {
    ScheduledExecutorService last = threads;
    threads = null;
    if (last == null) {
      return;
    }
    last.shutdown();
    try {
      last.awaitTermination(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return threads != null;
  }

  /** A task that goes on after a failure, and tells of it once. */
  private static final class Steady implements Runnable {
    private final String what;
    private final Runnable task;
    private String complaint = "";

    private Steady(String what, Runnable task) {
      this.what = what;
      this.task = task;
    }

    @Override
    public void run() {
      try {
        task.run();
        complaint = "";
      } catch (Throwable e) { // a task that ends so would never be run again
        if (!complaint.equals(e.toString())) {
          complaint = e.toString();
          log.error("cannot see {}", what, e);
        }
      }
    }
  }
}
