package dev.tactus.enrollment;

import java.util.Locale;

/** Whether a journey runs. */
public enum JourneyState {
  RUNNING,
  /** Its timers, held triggers and offers wait. */
  PAUSED,
  /** Its enrollments have ended; nothing begins one. */
  STOPPED;

  /** The lower-case name, as it is written in JSON and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JourneyState of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
