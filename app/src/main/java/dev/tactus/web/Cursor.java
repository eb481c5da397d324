package dev.tactus.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The place in a list where a page ended: the sort keys of its last item, opaque to callers. */
public record Cursor(List<String> keys) {
  private static final String SEPARATOR = "\u001f";

  public Cursor {
    keys = List.copyOf(keys);
  }

  /** The place after the item with these sort keys. */
  public static Cursor after(Object... keys) {
    return new Cursor(List.of(keys).stream().map(Object::toString).toList());
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws BadRequest if it is not one
   */
  public static Cursor parse(String text) {
    try {
      String keys = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      return new Cursor(List.of(keys.split(SEPARATOR, -1)));
    } catch (IllegalArgumentException e) {
      throw bad(text);
    }
  }

  /** That key as text. */
  public String text(int key) {
    if (key >= keys.size() || keys.get(key).indexOf('\0') >= 0) {
      throw bad(toString());
    }
    return keys.get(key);
  }

  /** That key as a time. */
  public Instant time(int key) {
    try {
      return Instant.parse(text(key));
    } catch (DateTimeException e) {
      throw bad(toString());
    }
  }

  /** That key as a whole number. */
  public long number(int key) {
    try {
      return Long.parseLong(text(key));
    } catch (NumberFormatException e) {
      throw bad(toString());
    }
  }

  @Override
  public String toString() {
    byte[] joined = String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
  }

  private static BadRequest bad(String text) {
    return new BadRequest("cursor", text, "the \"next\" of an earlier page of this list");
  }
}
