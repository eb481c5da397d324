package dev.tactus.releases;

import dev.tactus.judgement.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One onlooker with its queue and its thread; counts what it could not be shown. */
final class Viewing {
  private static final Logger log = LoggerFactory.getLogger(Viewing.class);
  private static final int BATCH = 200;
  private static final long POLL_MILLIS = 100;

  private final Onlooker onlooker;
  private final BlockingQueue<Decision> waiting;
  private final AtomicLong skipped = new AtomicLong();
  private final Thread thread;
  private volatile boolean running = true;
  private String complaint = "";

  Viewing(Onlooker onlooker, int mostWaiting) {
    this.onlooker = onlooker;
    String name = onlooker.getClass().getSimpleName();
    this.waiting = new ArrayBlockingQueue<>(mostWaiting);
    this.thread = new Thread(this::run, "tactus-" + name.toLowerCase(Locale.ROOT));
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  void start() {
    thread.start();
  }

  /** Never waits. */
  void offer(Decision decision) {
    if (onlooker.wants(decision) && !waiting.offer(decision)) {
      skipped.incrementAndGet();
    }
  }

  private void run() {
    try {
      while (running) {
        Decision first = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        List<Decision> batch = new ArrayList<>();
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, BATCH - 1);
        }
        show(batch);
      }
      skipped.addAndGet(waiting.stream().filter(onlooker::wants).count());
      show(List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(List<Decision> batch) {
    List<Decision> wanted = batch.stream().filter(onlooker::wants).toList();
    long missed = skipped.getAndSet(0);
    if (wanted.isEmpty() && missed == 0) {
      return;
    }
    try {
      onlooker.look(wanted, missed);
      complaint = "";
    } catch (Throwable e) { // the thread is to go on
      skipped.addAndGet(missed + wanted.size());
      if (!complaint.equals(e.toString())) {
        complaint = e.toString();
        log.error("{} could not look at {} decisions", thread.getName(), wanted.size(), e);
      }
    }
  }

  /** Waits until it has seen what it looks at now. */
  void stop() throws InterruptedException {
    running = false;
    thread.join(TimeUnit.SECONDS.toMillis(20));
  }
}
