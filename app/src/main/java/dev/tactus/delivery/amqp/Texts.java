package dev.tactus.delivery.amqp;

import org.jspecify.annotations.Nullable;

/** Texts that come in with messages. */
final class Texts {
  private static final int LONGEST = 1000;

  private Texts() {}

  /** The text, null if there is none that can be stored. */
  static @Nullable String clean(@Nullable String text) {
    return text == null || text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0
        ? null
        : text;
  }
}
