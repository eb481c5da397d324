package dev.tactus.delivery;

import java.time.Instant;
import java.util.List;

/** What is still to be done about sends, and when. Several processes share the work. */
public interface DueSends {
  /** What is to be done about one send. */
  enum Task {
    PUBLISH,
    EXPIRE,
    RECLAIM,
    RESUME,
    TELL
  }

  /**
   * A send about which something is to be done.
   *
   * @param claims how often it was claimed
   * @param revoking whether it is to be revoked instead of going out again
   */
  record Due(Send send, Task task, SendStatus status, int claims, boolean revoking, Instant at) {}

  /**
   * Takes what is due; it is due again at {@code again}, if nothing else is noted until then.
   *
   * @param publishing false: leaves alone what could only be published
   */
  List<Due> take(Instant now, Instant again, int limit, boolean publishing);

  /** Notes that these sends lie on their queues. */
  void published(List<Send> sends);

  /**
   * Ends sends that are still in {@code from}.
   *
   * @return those that it ended; the listener is to be told
   */
  List<SendEnded> end(List<Send> sends, SendStatus from, SendStatus to, Instant now);

  /** Puts claimed sends whose lease is over back among the queued ones; to be published. */
  List<Send> reclaim(List<Send> sends, Instant now, Instant again);

  /** Notes that the listener was told. */
  void told(List<SendEnded> ended);

  /** How many sends wait to be published, counted up to 100,000. */
  long depth();
}
