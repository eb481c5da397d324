package dev.tactus.judgement;

import java.util.Optional;

/** Finds the judge of a release. */
public interface Judges {
  /** The judge of that release; none if there is no such release. */
  Optional<Judge> release(String id);
}
