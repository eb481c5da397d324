package dev.tactus.rulebase;

import java.util.Locale;

/** How much a message matters. */
public enum Severity {
  /** It cannot become a release. */
  ERROR,
  /** It can, and probably should not. */
  WARNING;

  /** The lower-case name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
