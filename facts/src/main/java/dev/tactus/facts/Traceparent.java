package dev.tactus.facts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace to which an event belongs and which the send continues to which it leads, as text: the
 * {@code traceparent} of the <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>.
 */
public final class Traceparent {
  /** The property of an event, the header of a call, the extension attribute of a CloudEvent. */
  public static final String NAME = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int LENGTH = 55;
  private static final int SPAN = 36;

  private Traceparent() {}

  /** That text in the form of version 00; null if it is none: the recommendation ignores those. */
  public static @Nullable String of(@Nullable Object value) {
    if (!(value instanceof String text) || text.length() < LENGTH) {
      return null;
    }
    String known = text.substring(0, LENGTH);
    boolean more = text.length() > LENGTH;
    if (more && (text.startsWith("00-") || text.charAt(LENGTH) != '-')) {
      return null;
    }
    return FORM.matcher(known).matches() ? "00" + known.substring(2) : null;
  }

  /**
   * The same trace, with another span.
   *
   * @param parent as {@link #of} gives it
   * @param span 16 hexadecimal digits
   */
  public static String child(String parent, String span) {
    boolean sampled = (Character.digit(parent.charAt(LENGTH - 1), 16) & 1) == 1;
    return parent.substring(0, SPAN) + span + (sampled ? "-01" : "-00");
  }
}
