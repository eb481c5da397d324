package dev.tactus.enrollment;

import dev.tactus.enrollment.EventSink.Culprit;
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

  private record Ticket(List<Event> events, CompletableFuture<List<Culprit>> done) {}

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

  /** Takes them in its turn; those that were set aside come back. */
  CompletableFuture<List<Culprit>> add(List<Event> events) {
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
      List<Culprit> culprits = new ArrayList<>(0);
      take(events, culprits);
      tickets.forEach(t -> t.done().complete(among(t.events(), culprits)));
    } catch (SQLException | RuntimeException | Error e) {
      LOG.warn("{} events could not be stored: {}", events.size(), e.toString());
      tickets.forEach(t -> t.done().completeExceptionally(e));
    }
  }

  private static List<Culprit> among(List<Event> events, List<Culprit> culprits) {
    return culprits.isEmpty()
        ? List.of()
        : culprits.stream().filter(c -> events.stream().anyMatch(e -> e == c.event())).toList();
  }

  /** On a failure the batch is split until the culprit is alone, and that one is set aside. */
  private void take(List<Event> events, List<Culprit> culprits) throws SQLException {
    try {
      DecisionListener.tell(listeners, attempt(events).decisions());
    } catch (SQLException | RuntimeException | Error e) {
      if (Failures.isPassing(e)) {
        throw e;
      }
      if (events.size() == 1) {
        Culprit culprit = new Culprit(events.get(0), String.valueOf(e));
        LOG.error("event {} set aside", culprit.event().id(), e);
        setAside.setAside(culprit.event(), culprit.reason());
        culprits.add(culprit);
        return;
      }
      int half = events.size() / 2;
      take(events.subList(0, half), culprits);
      take(events.subList(half, events.size()), culprits);
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
}
