package dev.tactus.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** How much is taken in at once. */
public final class Limits {
  /** Bytes of a single call, and of one item of a batch. */
  public static final int CALL_BYTES = 32 * 1024;

  /** Bytes of a batch, after it is inflated. */
  public static final int BATCH_BYTES = 500 * 1024;

  /** Levels of nesting of a value. */
  static final int DEPTH = 64;

  /** Digits of a number. */
  static final int DIGITS = 40;

  /** Bytes of an id: several of them must fit into a key of an index. */
  static final int ID_BYTES = 512;

  static final int NAME_CHARACTERS = 1000;
  static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");
  static final Duration AHEAD = Duration.ofHours(1);

  private Limits() {}

  static boolean isId(String text) {
    int length = text.length();
    return length > 0
        && length <= ID_BYTES
        && (length * 3 <= ID_BYTES || text.getBytes(StandardCharsets.UTF_8).length <= ID_BYTES);
  }
}
