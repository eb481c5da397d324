package dev.tactus.journeys;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import java.time.Instant;

/** What an enrollment reacts to. */
public sealed interface Signal {
  /** When it happened, in event time. */
  Instant at();

  /** An event of the customer. */
  record Happened(Event event) implements Signal {
    @Override
    public Instant at() {
      return event.at();
    }
  }

  /** Time has come to {@code at}: every timer due at or before it fires, in order of time. */
  record Elapsed(Instant at) implements Signal {}

  /** The decision on a trigger of its own. */
  record Decided(String subject, String step, Answer answer, Instant at) implements Signal {}

  /** A process across customers (a back-in-stock wave) has come to this enrollment. */
  record Offered(String subject, Instant at) implements Signal {}

  /**
   * The journey was stopped: every open enrollment exits {@code stopped}.
   *
   * @param until only those that began before; the journey was started again then
   */
  record Stopped(Instant at, Instant until) implements Signal {
    /** It was stopped for good. */
    public Stopped(Instant at) {
      this(at, Instant.MAX);
    }
  }
}
