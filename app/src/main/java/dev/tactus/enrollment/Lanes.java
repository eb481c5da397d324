package dev.tactus.enrollment;

import dev.tactus.facts.Event;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Groups events that arrive together by customer: each lane takes what is there, up to a few
 * hundred, as one unit of work. Under light load a unit is one event and waits for nothing.
 */
@Component
final class Lanes implements EventSink, SmartLifecycle {
  /** Most events that wait at a time; more are refused. */
  static final int ROOM = 20_000;

  private final Semaphore room = new Semaphore(ROOM);
  private final List<Lane> lanes = new ArrayList<>();
  private volatile boolean running;

  Lanes(
      UnitOfWork work,
      SetAside setAside,
      List<DecisionListener> listeners,
      @Value("${tactus.lanes}") int count) {
    for (int i = 0; i < count; i++) {
      lanes.add(new Lane("lane-" + i, work, setAside, listeners));
    }
  }

  @Override
  public List<Culprit> take(List<Event> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    if (!running) {
      throw new UnavailableException("shutting down or not yet started", null);
    }
    int permits = Math.min(events.size(), ROOM);
    if (!room.tryAcquire(permits)) {
      throw new OverloadedException(Duration.ofSeconds(1));
    }
    try {
      List<CompletableFuture<List<Culprit>>> taken = new ArrayList<>(lanes.size());
      byLane(events).forEach((lane, some) -> taken.add(lane.add(some)));
      CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).join();
      return taken.stream().flatMap(t -> t.join().stream()).toList();
    } catch (CompletionException e) {
      throw new UnavailableException("the events could not be stored; send them again", cause(e));
    } finally {
      room.release(permits);
    }
  }

  private Map<Lane, List<Event>> byLane(List<Event> events) {
    Map<Lane, List<Event>> byLane = new HashMap<>();
    for (Event e : events) {
      String key = Catalogue.concerns(e) ? e.article() : e.customer();
      int lane = Math.floorMod(String.valueOf(key).hashCode(), lanes.size());
      byLane.computeIfAbsent(lanes.get(lane), l -> new ArrayList<>()).add(e);
    }
    return byLane;
  }

  private static Throwable cause(CompletionException e) {
    return e.getCause() instanceof SQLException sql ? sql : e;
  }

  @Override
  public void start() {
    running = true;
    lanes.forEach(Lane::start);
  }

  @Override
  public void stop() {
    running = false;
    lanes.forEach(Lane::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
