package dev.tactus.delivery;

import dev.tactus.delivery.DueSends.Due;
import dev.tactus.delivery.DueSends.Task;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /** The way in which a send ends. */
  private record Ending(SendStatus from, SendStatus to) {}

  private void end(List<Due> taken, Instant now) {
    List<SendEnded> ended = new ArrayList<>();
    Map<Ending, List<Send>> ending = new LinkedHashMap<>();
    for (Due one : taken) {
      Send send = one.send();
      Ending how = ending(one, now);
      if (one.task() == Task.TELL) {
        ended.add(new SendEnded(send.id(), send.customerId(), one.status(), one.at()));
      } else if (how != null) {
        ending.computeIfAbsent(how, h -> new ArrayList<>()).add(send);
      }
    }
    ending.forEach((how, sends) -> ended.addAll(due.end(sends, how.from(), how.to(), now)));
    endings.tell(ended);
  }

  private @Nullable Ending ending(Due one, Instant now) {
    boolean late = !one.send().notAfter().isAfter(now);
    if (one.task() != Task.RECLAIM) {
      return late ? new Ending(SendStatus.QUEUED, SendStatus.EXPIRED) : null;
    }
    if (one.revoking()) {
      return new Ending(SendStatus.CLAIMED, SendStatus.REVOKED);
    }
    if (late) {
      return new Ending(SendStatus.CLAIMED, SendStatus.EXPIRED);
    }
    boolean hopeless = one.claims() >= settings.tries();
    return hopeless ? new Ending(SendStatus.CLAIMED, SendStatus.FAILED) : null;
  }

  private Set<String> reclaim(List<Due> taken, Instant now, Instant again) {
    List<Send> lapsed =
        taken.stream()
            .filter(d -> d.task() == Task.RECLAIM && ending(d, now) == null)
            .map(Due::send)
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
