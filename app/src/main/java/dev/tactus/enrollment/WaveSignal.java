package dev.tactus.enrollment;

import dev.tactus.facts.Answer;
import java.time.Instant;

/** What happened to a customer that the wave of a product must know. */
sealed interface WaveSignal {
  String product();

  Instant at();

  /** Somebody joined the line. */
  record Joined(String product, Instant at) implements WaveSignal {}

  /** The line was longer than one turn could take. */
  record Continued(String product, Instant at) implements WaveSignal {}

  /** A trigger was decided outside of the wave's own turn: it had been held. */
  record Decided(String product, String customer, Answer answer, Instant at)
      implements WaveSignal {}
}
