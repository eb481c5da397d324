package dev.tactus.delivery;

import java.util.Locale;

/** How far a send has come; {@link #id} is its name in every contract. */
public enum SendStatus {
  QUEUED,
  CLAIMED,
  DELIVERED,
  FAILED,
  BOUNCED,
  EXPIRED,
  REVOKED;

  /** The lower-case name, as it is written in JSON and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of that name.
   *
   * @throws IllegalArgumentException if no status is named so
   */
  public static SendStatus of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
