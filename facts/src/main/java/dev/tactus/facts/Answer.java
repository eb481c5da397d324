package dev.tactus.facts;

import java.util.Locale;

/** What a decision says of its trigger. */
public enum Answer {
  SEND,
  HOLD,
  SUPPRESS;

  /** The lower-case name, as it is written in JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
