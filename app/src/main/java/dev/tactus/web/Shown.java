package dev.tactus.web;

import org.jspecify.annotations.Nullable;

/** A value as it may be shown in an answer: short, and with nothing that cannot be stored. */
public final class Shown {
  private static final int MOST = 100;

  private Shown() {}

  /** Its text, cut after 100 characters; NUL and broken surrogates are replaced. */
  public static String of(@Nullable Object value) {
    String text = String.valueOf(value);
    StringBuilder shown = new StringBuilder(Math.min(text.length(), MOST) + 3);
    int end = Math.min(text.length(), MOST);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        shown.append(c).append(text.charAt(++i));
      } else {
        shown.append(c == 0 || Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    return text.length() > MOST ? shown.append("...").toString() : shown.toString();
  }
}
