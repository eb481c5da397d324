package dev.tactus.releases;

import dev.tactus.rulebase.Rulebase;
import dev.tactus.rulebase.Ruling;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks twice a second which releases are to judge, and has the rulebase follow. */
@Component
class ReleaseWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ReleaseWatch.class);
  private static final long EVERY_MILLIS = 500;
  private static final int LOOKS_OF_THE_GUARD = 10;

  private final ReleaseShelf shelf;
  private final StoredRulings rulings;
  private final Rulebase rulebase;
  private final Shadow shadow;
  private @Nullable ScheduledExecutorService thread;
  private final Guard guard;
  private long followed;
  private int looks;

  ReleaseWatch(
      ReleaseShelf shelf, StoredRulings rulings, Rulebase rulebase, Shadow shadow, Guard guard) {
    this.guard = guard;
    this.shelf = shelf;
    this.rulings = rulings;
    this.rulebase = rulebase;
    this.shadow = shadow;
  }

  /** Follows what stands in the database, if it was changed. */
  synchronized void look() {
    Standing standing = shelf.standing().orElseThrow();
    if (standing.change() == followed) {
      return;
    }
    Ruling ruling = rulings.ruling(standing);
    rulebase.follow(ruling);
    shadow.follow(standing.shadow());
    if (followed != 0) {
      log.info(
          "release {} judges{}",
          standing.active(),
          standing.canary() == null
              ? ""
              : ", release %s %s %% of the customers"
                  .formatted(standing.canary(), standing.percent()));
    }
    followed = standing.change();
  }

  private void lookAgain() {
    try {
      look();
      if (looks++ % LOOKS_OF_THE_GUARD == 0 && guard.look()) {
        look();
      }
    } catch (RuntimeException e) {
      log.warn("cannot see which release is to judge: {}", e.toString());
    }
  }

  @Override
  public void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "tactus-releases"));
    thread.scheduleWithFixedDelay(this::lookAgain, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
