package dev.tactus.releases;

import dev.tactus.rulebase.Rulebase;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks four times a second which releases are to judge, and has the rulebase follow. */
@Component
class ReleaseWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ReleaseWatch.class);
  private static final long EVERY_MILLIS = 250;
  private static final int LOOKS_OF_THE_GUARD = 12;

  private final ReleaseShelf shelf;
  private final StoredRulings rulings;
  private final Rulebase rulebase;
  private final Shadow shadow;
  private final Guard guard;
  private @Nullable ScheduledExecutorService thread;
  private String complaint = "";
  private long followed;
  private int looks;

  ReleaseWatch(
      ReleaseShelf shelf, StoredRulings rulings, Rulebase rulebase, Shadow shadow, Guard guard) {
    this.shelf = shelf;
    this.rulings = rulings;
    this.rulebase = rulebase;
    this.shadow = shadow;
    this.guard = guard;
  }

  /** Follows what stands in the database, if it was changed. */
  synchronized void look() {
    Standing standing = shelf.standing().orElseThrow();
    if (standing.change() != followed) {
      rulebase.follow(rulings.ruling(standing));
      shadow.follow(standing.shadow());
      log.info("release {} judges{}", standing.active(), beside(standing));
      followed = standing.change();
    }
    guard.follow(standing);
  }

  private static String beside(Standing standing) {
    String canary = standing.canary();
    String shadow = standing.shadow();
    return (canary == null
            ? ""
            : ", release %s %s %% of the customers".formatted(canary, standing.percent()))
        + (shadow == null ? "" : ", release %s as a shadow".formatted(shadow));
  }

  private void lookAgain() {
    try {
      look();
      looks = (looks + 1) % LOOKS_OF_THE_GUARD;
      if (looks == 0 && guard.check()) {
        look();
      }
      complaint = "";
    } catch (RuntimeException e) {
      if (!complaint.equals(e.toString())) {
        complaint = e.toString();
        log.warn("cannot see, or follow, which release is to judge: {}", complaint);
      }
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
    ScheduledExecutorService last = thread;
    thread = null;
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
    return thread != null;
  }
}
