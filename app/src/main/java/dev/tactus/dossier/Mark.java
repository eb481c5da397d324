package dev.tactus.dossier;

import dev.tactus.web.BadRequest;
import dev.tactus.web.Cursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A place in the timeline, which runs from the newest to the oldest: by time, at one time by kind,
 * within a kind by a key.
 *
 * @param rank of the kind: what follows from another comes after it, and so stands before it
 */
record Mark(Instant at, int rank, String key) {
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  static @Nullable Mark of(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    if (cursor.time(0).isAfter(LATEST)) {
      throw new BadRequest("cursor", cursor.toString(), "next of an earlier answer");
    }
    return new Mark(cursor.time(0), (int) cursor.number(1), cursor.text(2));
  }

  Cursor cursor() {
    return Cursor.after(at, rank, key);
  }

  /** What of that kind comes after this place comes after this time, or at it after this key. */
  Mark within(int kind) {
    if (kind == rank) {
      return this;
    }
    // an empty key is before every other: all of that time is left out
    return new Mark(kind > rank ? at : at.plus(1, ChronoUnit.MICROS), kind, "");
  }
}
