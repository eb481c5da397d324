package dev.tactus.journeys;

import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees what happens to enrollments while signals are folded. */
interface Witness {
  /** The definition that an enrollment beginning then enters. */
  Journey entering(Instant at);

  /** Steps that count as triggered in an enrollment of that subject from its beginning. */
  Set<String> adopted(String subject);

  /** It was entered. */
  void begun(Enrollment e);

  /** It began anew without an exit. */
  void restarted(Enrollment before, Enrollment after);

  /** It changed or moved. */
  void moved(Enrollment before, Enrollment after, Instant at);

  /** It left by that exit. */
  void ended(Enrollment e, String exit, Instant at);

  /** An event that names no subject of its own went to that one. */
  void landed(String subject, Instant at);

  /** This event is about to be taken. */
  default void sees(Event event) {}

  /**
   * That arrow was not taken, since its condition did not hold.
   *
   * @param e null: nothing was entered
   */
  default void refused(@Nullable Enrollment e, Arrow arrow, Scene scene) {}

  /** A step was triggered in it; {@code repeat}: not necessarily for the first time. */
  void triggered(Effect.Emit emit, boolean repeat);
}
