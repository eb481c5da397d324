package dev.tactus.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads RFC 3339 times; rows of one second come in rows, so the latest is remembered. */
final class Times {
  static final String EXPECTED = "an RFC 3339 time such as 2017-11-25T08:16:39Z";
  private static final int SECONDS_FORM = "2017-11-25T08:16:39Z".length();
  private static final int LONGEST_FORM = SECONDS_FORM + ".123456789".length();
  private static final int DAY_FORM = "2017-11-25".length();
  private static final int HOUR_SECONDS = 3600;
  private static final int MINUTE_SECONDS = 60;
  private static final int LAST_YEAR = 9999;

  private @Nullable String latestText;
  private Instant latest = Instant.EPOCH;
  private String latestDay = "";
  private long latestDaySecond;

  /** That time, null if the text is none. */
  @Nullable Instant read(String text) {
    if (text.equals(latestText)) {
      return latest;
    }
    Instant time = isPlain(text) ? plain(text) : parse(text);
    if (time != null) {
      latestText = text;
      latest = time;
    }
    return time;
  }

  /** That time, read by the library, with any offset; null if the text is none. */
  static @Nullable Instant parse(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.strip());
      return time.getYear() < 1 || time.getYear() > LAST_YEAR ? null : time.toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private @Nullable Instant plain(String text) {
    int hour = two(text, 11);
    int minute = two(text, 14);
    int second = two(text, 17);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    if (!text.startsWith(latestDay) || latestDay.isEmpty()) {
      String day = text.substring(0, DAY_FORM);
      try {
        latestDaySecond = LocalDate.parse(day).toEpochDay() * 24 * HOUR_SECONDS;
      } catch (DateTimeParseException e) {
        return null;
      }
      latestDay = day;
    }
    return Instant.ofEpochSecond(
        latestDaySecond + hour * HOUR_SECONDS + minute * MINUTE_SECONDS + second, nanos(text));
  }

  private static int nanos(String text) {
    int nanos = 0;
    int unit = 100_000_000;
    for (int i = SECONDS_FORM; i < text.length() - 1; i++, unit /= 10) {
      nanos += (text.charAt(i) - '0') * unit;
    }
    return nanos;
  }

  private static boolean isPlain(String text) {
    int length = text.length();
    return length >= SECONDS_FORM
        && length <= LONGEST_FORM
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && text.charAt(length - 1) == 'Z'
        && (length == SECONDS_FORM || isFraction(text));
  }

  private static boolean isFraction(String text) {
    if (text.charAt(SECONDS_FORM - 1) != '.' || text.length() == SECONDS_FORM + 1) {
      return false;
    }
    for (int i = SECONDS_FORM; i < text.length() - 1; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int two(String text, int at) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }
}
