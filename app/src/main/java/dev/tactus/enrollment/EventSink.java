package dev.tactus.enrollment;

import dev.tactus.facts.Event;
import java.util.List;

/** Where events go once they are found good: stored, taken through journeys, judged. */
public interface EventSink {
  /**
   * Takes events; returns when all of them are durable and worked through. A repeat of an event
   * (same customer, same id) has no effect.
   *
   * @throws OverloadedException if there is no room for them now; none was taken
   * @throws UnavailableException if they could not be stored (database away); they may be sent
   *     again
   */
  void take(List<Event> events);
}
