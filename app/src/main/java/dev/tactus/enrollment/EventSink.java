package dev.tactus.enrollment;

import dev.tactus.facts.Event;
import java.util.List;

/** Where events go once they are found good: stored, taken through journeys, judged. */
public interface EventSink {
  /** An event that the core could not take, and why; it is kept by {@link SetAside}. */
  record Culprit(Event event, String reason) {}

  /**
   * Takes events; returns when all of them are durable and worked through. A repeat of an event
   * (same customer, same id) has no effect.
   *
   * @return those that were set aside, since the core fails over them; the others are taken
   * @throws OverloadedException if there is no room for them now; none was taken
   * @throws UnavailableException if they could not be stored (database away); they may be sent
   *     again
   */
  List<Culprit> take(List<Event> events);
}
