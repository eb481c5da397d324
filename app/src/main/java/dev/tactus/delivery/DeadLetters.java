package dev.tactus.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages that workers rejected, or took too often without an answer. */
public interface DeadLetters {
  /**
   * One of them.
   *
   * @param sendId null if the message is none of ours
   * @param queue the queue on which it died
   * @param reason as the broker gives it; null if it gives none
   * @param message its body
   */
  record DeadLetter(
      @Nullable String sendId,
      String queue,
      @Nullable String reason,
      @Nullable Instant diedAt,
      String message) {}

  /** Looks at them, without taking them away: from {@code skip} on, at most {@code limit}. */
  List<DeadLetter> list(int skip, int limit);

  /** Takes that of a send away; false if there is none. */
  boolean take(String sendId);
}
