package dev.tactus.demo;

import dev.tactus.enrollment.EventSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Runs the demo storefront from the moment the application is ready until it stops. */
class Demo implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final long SEED = 20_261_121;

  private final Feeder feeder;
  private final Ticker ticker;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final ScheduledExecutorService display =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "demo-display"));
  private final Thread feeding = new Thread(this::feed, "demo-storefront");

  Demo(EventSink sink, Bookmark bookmark, InstantSource clock, Ticker ticker) {
    this.feeder = new Feeder(sink, bookmark, clock, ticker, this::rest);
    this.ticker = ticker;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void ready() {
    every(Ticker.PACE, ticker::show);
    every(Ticker.COUNTS, ticker::count);
    feeding.start();
  }

  @Override
  public void destroy() throws InterruptedException {
    stopping.countDown();
    display.shutdownNow();
    feeding.join(Duration.ofSeconds(20).toMillis());
  }

  private void feed() {
    try {
      feeder.run(SEED);
    } catch (RuntimeException e) {
      if (stopping.getCount() > 0) {
        LOG.error("the demo storefront has stopped; a restart goes on where it was", e);
      }
    }
  }

  private boolean rest(Duration time) {
    try {
      return !stopping.await(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void every(Duration time, Runnable what) {
    display.scheduleAtFixedRate(what, time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
