package dev.tactus.facts;

import java.util.Locale;

/** One family of rules. */
public enum Gate {
  CONSENT,
  PROVENANCE,
  FATIGUE,
  TIMING,
  RELEVANCE,
  CHANNEL;

  /** The lower-case name: the folder of its rules and the first part of their names. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
