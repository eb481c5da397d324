package dev.tactus.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that publish and sweep, for as long as the application runs. */
@Component
final class DeliveryThreads implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DeliveryThreads.class);
  private static final int PUBLISHING = 2;
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private final Publisher publisher;
  private final Sweep sweep;
  private final Upkeep upkeep;
  private final List<Thread> threads = new ArrayList<>();
  private CountDownLatch stop = new CountDownLatch(0);

  DeliveryThreads(Publisher publisher, Sweep sweep, Upkeep upkeep) {
    this.publisher = publisher;
    this.sweep = sweep;
    this.upkeep = upkeep;
  }

  /** One round of work. */
  private interface Round {
    void go() throws InterruptedException;
  }

  @Override
  public synchronized void start() {
    stop = new CountDownLatch(1);
    for (int i = 1; i <= PUBLISHING; i++) {
      run("tactus-publish-" + i, () -> publisher.step(PATIENCE));
    }
    run("tactus-sweep", this::sweepAll);
    run("tactus-upkeep", this::keepUp);
  }

  private void sweepAll() throws InterruptedException {
    boolean more = true;
    while (more && stop.getCount() > 0) {
      more = sweep.step();
    }
    stop.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void keepUp() throws InterruptedException {
    if (!stop.await(1, TimeUnit.HOURS)) {
      upkeep.renew();
    }
  }

  private void run(String name, Round round) {
    CountDownLatch end = stop;
    Thread thread =
        new Thread(
            () -> {
              while (end.getCount() > 0) {
                oneRound(name, round, end);
              }
            },
            name);
    threads.add(thread);
    thread.start();
  }

  private static void oneRound(String name, Round round, CountDownLatch end) {
    try {
      round.go();
    } catch (InterruptedException e) {
      end.countDown();
    } catch (RuntimeException e) {
      log.warn("{} failed; it goes on in a second", name, e);
      try {
        end.await(1, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        end.countDown();
      }
    }
  }

  /** Lets every thread finish its window: a confirm that nobody notes is a message sent twice. */
  @Override
  public synchronized void stop() {
    stop.countDown();
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofSeconds(15).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }

  /** Begins before requests and events come in, ends after they have stopped. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public synchronized boolean isRunning() {
    return !threads.isEmpty();
  }
}
