package dev.tactus.facts;

import java.util.Locale;

/** A way to reach a customer; {@link #id} is its name in every contract. */
public enum Channel {
  EMAIL,
  SMS,
  PUSH,
  WEB;

  /** The lower-case name, as it is written in JSON, YAML and routing keys. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The channel of that name.
   *
   * @throws IllegalArgumentException if no channel is named so
   */
  public static Channel of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
