package dev.tactus.backtest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a page; whatever text is not its own is escaped. */
final class Html {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private final StringBuilder page = new StringBuilder(1 << 16);

  /** Adds markup as it is: never what was read or given. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  /** Adds a text, escaped. */
  Html text(@Nullable Object text) {
    page.append(escaped(String.valueOf(text)));
    return this;
  }

  /** Adds an element with that text; the tag may have attributes, which are our own. */
  Html tag(String tag, @Nullable Object text) {
    String name = tag.contains(" ") ? tag.substring(0, tag.indexOf(' ')) : tag;
    return raw("<" + tag + ">").text(text).raw("</" + name + ">");
  }

  /** A cell with a number. */
  Html number(long n) {
    return raw(n == 0 ? "<td class=\"zero\">" : "<td>").text(Headline.grouped(n)).raw("</td>");
  }

  /** A cell with a number that is more, or less, of something. */
  Html change(long n) {
    String sort = n == 0 ? "zero" : n > 0 ? "more" : "fewer";
    return raw("<td class=\"" + sort + "\">").text(signed(n)).raw("</td>");
  }

  static String signed(long n) {
    String number = Headline.grouped(Math.abs(n));
    return n == 0 ? "0" : n > 0 ? "+" + number : "\u2212" + number;
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String day(Instant at) {
    return DAY.format(at);
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
