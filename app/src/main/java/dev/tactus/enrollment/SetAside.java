package dev.tactus.enrollment;

import dev.tactus.facts.Event;

/** Where an event goes that could not be taken, so that it does not hold up the others. */
public interface SetAside {
  /** Keeps the event with the reason. */
  void setAside(Event event, String reason);
}
