package dev.tactus.judgement;

import dev.tactus.rulebase.Knowledge;
import java.util.Optional;
import java.util.function.Function;

/** Finds the judge of a release. */
public interface Judges {
  /** The judge of that release; none if there is no such release. */
  Optional<Judge> release(String id);

  /** Asks that release something, while it stays loaded; empty if there is no such release. */
  <T> Optional<T> ask(String id, Function<Knowledge, T> question);
}
