package dev.tactus.enrollment;

import dev.tactus.facts.Event;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that takes the events of its customers, batch by batch. */
final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int MOST = 500;
  private static final int TRIES = 5;

  /** SQLState classes that say nothing against the events: the connection, the server, a lock. */
  private static final List<String> PASSING = List.of("08", "57", "53", "40", "58");

  private record Ticket(List<Event> events, CompletableFuture<Void> done) {}

  private final BlockingQueue<Ticket> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private final UnitOfWork work;
  private final SetAside setAside;
  private final List<DecisionListener> listeners;
  private volatile boolean running = true;

  Lane(String name, UnitOfWork work, SetAside setAside, List<DecisionListener> listeners) {
    this.work = work;
    this.setAside = setAside;
    this.listeners = listeners;
    this.thread = new Thread(this::run, name);
  }

  CompletableFuture<Void> add(List<Event> events) {
    Ticket ticket = new Ticket(events, new CompletableFuture<>());
    queue.add(ticket);
    return ticket.done();
  }

  void start() {
    thread.start();
  }

  /** Finishes what is queued, then ends. */
  void stop() {
    running = false;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running || !queue.isEmpty()) {
      try {
        Ticket first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          takeTogether(first);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void takeTogether(Ticket first) {
    List<Ticket> tickets = new ArrayList<>(List.of(first));
    List<Event> events = new ArrayList<>(first.events());
    for (Ticket next = queue.peek();
        next != null && events.size() + next.events().size() <= MOST;
        next = queue.peek()) {
      queue.remove();
      tickets.add(next);
      events.addAll(next.events());
    }
    try {
      take(events);
      tickets.forEach(t -> t.done().complete(null));
    } catch (SQLException | RuntimeException | Error e) {
      LOG.warn("{} events could not be stored: {}", events.size(), e.toString());
      tickets.forEach(t -> t.done().completeExceptionally(e));
    }
  }

  /** On a failure the batch is split until the culprit is alone, and that one is set aside. */
  private void take(List<Event> events) throws SQLException {
    try {
      DecisionListener.tell(listeners, attempt(events).decisions());
    } catch (SQLException | RuntimeException | StackOverflowError e) {
      if (passing(e)) {
        throw e;
      }
      if (events.size() == 1) {
        LOG.error("event {} set aside", events.get(0).id(), e);
        setAside.setAside(events.get(0), String.valueOf(e.getMessage()));
        return;
      }
      int half = events.size() / 2;
      take(events.subList(0, half));
      take(events.subList(half, events.size()));
    }
  }

  private UnitOfWork.Done attempt(List<Event> events) throws SQLException {
    for (int tried = 1; ; tried++) {
      try {
        return work.take(events);
      } catch (SQLException e) {
        boolean lost = String.valueOf(e.getSQLState()).startsWith("40");
        if (!lost || tried == TRIES) {
          throw e;
        }
      }
    }
  }

  private static boolean passing(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql
          && (sql.getSQLState() == null || PASSING.contains(sql.getSQLState().substring(0, 2)))) {
        return true;
      }
    }
    return false;
  }
}
