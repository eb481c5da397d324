package dev.tactus.access;

import java.util.Locale;

/** What a key is for; {@link #id} is its name in every contract. */
public enum Role {
  /** Events in; public in browsers, so that it can do nothing else. */
  INGEST,
  /** Customers, consents, preferences, products, and events in. */
  INTEGRATION,
  /** Sends and outcomes. */
  WORKER,
  /** Releases, journeys, backtests, dry runs, and all reads. */
  AUTHOR,
  /** All reads. */
  ANALYST,
  ADMIN;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Role of(String id) {
    for (Role role : values()) {
      if (role.id().equals(id)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "expected a role (ingest, integration, worker, author, analyst, admin), found " + id);
  }
}
