package dev.tactus.facts;

import java.util.Locale;

/** Why a message is sent; the order is the order in which triggers of one instant are judged. */
public enum Purpose {
  /** Delivery, care, how-to: never mixed with selling. */
  SERVICE,
  /** Asked for by the customer, about one subject. */
  ALERT,
  MARKETING;

  /** The lower-case name, as it is written in JSON, YAML and routing keys. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The purpose of that name.
   *
   * @throws IllegalArgumentException if no purpose is named so
   */
  public static Purpose of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
