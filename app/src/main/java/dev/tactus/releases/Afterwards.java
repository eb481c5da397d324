package dev.tactus.releases;

import dev.tactus.enrollment.DecisionListener;
import dev.tactus.judgement.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Shows decisions to onlookers, on a thread of its own. What there is no time for is skipped: live
 * triggers never wait.
 */
@Component
class Afterwards implements DecisionListener, SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Afterwards.class);
  private static final int MOST_WAITING = 5_000;
  private static final int BATCH = 200;
  private static final long POLL_MILLIS = 100;

  private final List<Onlooker> onlookers;
  private final BlockingQueue<Decision> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong skipped = new AtomicLong();
  private volatile boolean running;
  private @Nullable Thread thread;

  Afterwards(List<Onlooker> onlookers) {
    this.onlookers = onlookers;
  }

  @Override
  public void decided(List<Decision> decisions) {
    for (Decision decision : decisions) {
      for (Onlooker onlooker : onlookers) {
        if (onlooker.wants(decision)) {
          offer(decision);
          break;
        }
      }
    }
  }

  private void offer(Decision decision) {
    boolean fits = waiting.offer(decision);
    if (!fits) {
      skipped.incrementAndGet();
    }
  }

  private void run() {
    while (running) {
      try {
        Decision first = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Decision> batch = new ArrayList<>(List.of(first));
          waiting.drainTo(batch, BATCH - 1);
          show(batch);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void show(List<Decision> batch) {
    long missed = skipped.getAndSet(0);
    for (Onlooker onlooker : onlookers) {
      try {
        List<Decision> wanted = batch.stream().filter(onlooker::wants).toList();
        if (!wanted.isEmpty()) {
          onlooker.look(wanted, missed);
        }
      } catch (RuntimeException e) {
        log.warn("{} decisions could not be looked at: {}", batch.size(), e.toString());
      }
    }
  }

  @Override
  public void start() {
    running = true;
    Thread fresh = new Thread(this::run, "tactus-afterwards");
    fresh.setPriority(Thread.MIN_PRIORITY);
    fresh.start();
    thread = fresh;
  }

  @Override
  public void stop() {
    running = false;
    try {
      if (thread != null) {
        thread.join(TimeUnit.SECONDS.toMillis(20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
