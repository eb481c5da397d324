package dev.tactus.facts;

import java.util.Locale;

/** What a contact would have been for the customer. */
public enum Verdict {
  COMPELLING,
  CREEPY,
  ANNOYING,
  NOT_COMPELLING;

  /** The lower-case name, as it is written in JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
