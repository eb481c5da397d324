package dev.tactus.delivery;

import dev.tactus.delivery.DueSends.Due;
import dev.tactus.delivery.DueSends.Task;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Does what is due in the table: publishes what memory lost or had no room for, expires what is
 * past, takes back claims that were not kept, tells of ends that were not told.
 */
@Component
final class Sweep {
  private final DueSends due;
  private final Dispatch dispatch;
  private final Endings endings;
  private final Publisher publisher;
  private final Wire wire;
  private final InstantSource clock;
  private final DeliverySettings settings;
  private Instant nextWithoutBroker = Instant.MIN;

  Sweep(
      DueSends due,
      Dispatch dispatch,
      Endings endings,
      Publisher publisher,
      Wire wire,
      InstantSource clock,
      DeliverySettings settings) {
    this.due = due;
    this.dispatch = dispatch;
    this.endings = endings;
    this.publisher = publisher;
    this.wire = wire;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Takes one window of what is due and does it.
   *
   * @return whether there may be more
   */
  boolean step() {
    Instant now = clock.instant();
    Instant again = now.plus(settings.grace());
    boolean publishing = wire.available();
    if (!publishing && now.isBefore(nextWithoutBroker)) {
      return false;
    }
    nextWithoutBroker = again; // each look passes over all that wait for the broker
    List<Due> taken = due.take(now, again, settings.window(), publishing);
    if (taken.isEmpty()) {
      return false;
    }
    end(taken, now);
    boolean all = publish(taken, reclaim(taken, now, again), publishing);
    return all && taken.size() == settings.window();
  }

  private void end(List<Due> taken, Instant now) {
    List<Send> past = new ArrayList<>();
    List<Send> unkept = new ArrayList<>();
    List<Send> hopeless = new ArrayList<>();
    List<Send> revoked = new ArrayList<>();
    List<SendEnded> untold = new ArrayList<>();
    for (Due one : taken) {
      boolean late = !one.send().notAfter().isAfter(now);
      switch (one.task()) {
        case TELL ->
            untold.add(
                new SendEnded(one.send().id(), one.send().customerId(), one.status(), one.at()));
        case RECLAIM -> {
          if (one.revoking()) {
            revoked.add(one.send());
          } else if (late) {
            unkept.add(one.send());
          } else if (one.claims() >= settings.tries()) {
            hopeless.add(one.send());
          }
        }
        case PUBLISH, EXPIRE, RESUME -> {
          if (late) {
            past.add(one.send());
          }
        }
      }
    }
    List<SendEnded> ended = new ArrayList<>(untold);
    ended.addAll(due.end(past, SendStatus.QUEUED, SendStatus.EXPIRED, now));
    ended.addAll(due.end(unkept, SendStatus.CLAIMED, SendStatus.EXPIRED, now));
    ended.addAll(due.end(hopeless, SendStatus.CLAIMED, SendStatus.FAILED, now));
    ended.addAll(due.end(revoked, SendStatus.CLAIMED, SendStatus.REVOKED, now));
    endings.tell(ended);
  }

  private Set<String> reclaim(List<Due> taken, Instant now, Instant again) {
    List<Send> lapsed =
        taken.stream()
            .filter(d -> d.task() == Task.RECLAIM && !d.revoking() && d.claims() < settings.tries())
            .map(Due::send)
            .filter(s -> s.notAfter().isAfter(now))
            .toList();
    return due.reclaim(lapsed, now, again).stream().map(Send::id).collect(Collectors.toSet());
  }

  private boolean publish(List<Due> taken, Set<String> reclaimed, boolean publishing) {
    Instant now = clock.instant();
    List<Outgoing> window =
        taken.stream()
            .filter(d -> d.task() == Task.PUBLISH || reclaimed.contains(d.send().id()))
            .filter(d -> d.send().notAfter().isAfter(now) && !publisher.holds(d.send().id()))
            .map(d -> new Outgoing(d.send(), d.claims() > 0))
            .toList();
    return window.isEmpty() || (publishing && dispatch.dispatch(window));
  }
}
