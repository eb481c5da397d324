package dev.tactus.enrollment;

import dev.tactus.facts.Answer;
import dev.tactus.judgement.Judgement;
import java.time.Instant;

/** What became of a trigger, and when. */
record Decided(Judgement judgement, Instant at) {
  Answer answer() {
    return judgement.answer();
  }

  /** Whether it was refused because there is nothing left to sell. */
  boolean soldOut() {
    return judgement.reasons().stream().anyMatch(r -> r.code().equals("OUT_OF_STOCK"));
  }
}
