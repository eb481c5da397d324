package dev.tactus.journeys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an enrollment's move asks the world to do. */
public sealed interface Effect {
  /** The subject that it concerns. */
  String subject();

  /** When, in event time. */
  Instant at();

  /**
   * Emit the trigger of this step.
   *
   * @param deadline relevance deadline
   * @param begunAt when the customer's wish began
   * @param changedAt when the customer last changed the subject
   * @param products products of the subject at that time, by id
   * @param traceparent the trace of the event that led to it; null: none was told
   */
  record Emit(
      String subject,
      int version,
      String step,
      Instant at,
      Instant deadline,
      Instant begunAt,
      Instant changedAt,
      List<String> products,
      @Nullable String traceparent)
      implements Effect {}

  /** An enrollment began. */
  record Entered(String subject, int version, Instant at) implements Effect {}

  /**
   * An enrollment ended: a trigger of it that is still held ends, a send still queued is revoked.
   */
  record Exited(String subject, String exit, Instant at) implements Effect {}

  /** It waits in the line of this product since {@code at} (the time of the request). */
  record Queued(String subject, String product, Instant at) implements Effect {}

  /** It no longer waits in the line of this product. */
  record Unqueued(String subject, String product, Instant at) implements Effect {}
}
