package dev.tactus.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads a time as RFC 3339 writes it; by hand, since every event has one or two. */
final class Rfc3339 {
  static final String EXPECTED = "an RFC 3339 time, such as 2026-11-21T09:30:00Z";
  private static final int SHORTEST = "2026-11-21T09:30:00Z".length();

  private Rfc3339() {}

  /** The time, to the microsecond; null if it is not written so. */
  static @Nullable Instant parse(String s) {
    if (s.length() < SHORTEST || !isMarked(s)) {
      return null;
    }
    int hour = number(s, 11, 13);
    int minute = number(s, 14, 16);
    int second = number(s, 17, 19);
    int end = 19;
    long nanos = 0;
    if (s.charAt(end) == '.') {
      int from = ++end;
      while (end < s.length() && isDigit(s.charAt(end))) {
        end++;
      }
      nanos = nanos(s, from, end);
    }
    int offset = offset(s, end);
    if (hour > 23 || minute > 59 || second > 60 || offset == Integer.MIN_VALUE || nanos < 0) {
      return null;
    }
    try {
      LocalDate day = LocalDate.of(number(s, 0, 4), number(s, 5, 7), number(s, 8, 10));
      long seconds = day.toEpochDay() * 86_400 + hour * 3600 + minute * 60 + second - offset;
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static boolean isMarked(String s) {
    for (int i = 0; i < 19; i++) {
      char c = s.charAt(i);
      boolean good =
          switch (i) {
            case 4, 7 -> c == '-';
            case 10 -> c == 'T' || c == 't';
            case 13, 16 -> c == ':';
            default -> isDigit(c);
          };
      if (!good) {
        return false;
      }
    }
    return true;
  }

  /** Whole microseconds, which is what the database keeps; -1 if there is no digit. */
  private static long nanos(String s, int from, int end) {
    if (end == from) {
      return -1;
    }
    int nanos = 0;
    for (int i = from; i < from + 6; i++) {
      nanos = nanos * 10 + (i < end ? s.charAt(i) - '0' : 0);
    }
    return nanos * 1000L;
  }

  /** Seconds; the smallest integer if it is none. */
  private static int offset(String s, int at) {
    if (at == s.length() - 1 && (s.charAt(at) == 'Z' || s.charAt(at) == 'z')) {
      return 0;
    }
    if (at != s.length() - 6 || s.charAt(at + 3) != ':') {
      return Integer.MIN_VALUE;
    }
    int hours = number(s, at + 1, at + 3);
    int minutes = number(s, at + 4, at + 6);
    char sign = s.charAt(at);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || (sign != '+' && sign != '-')) {
      return Integer.MIN_VALUE;
    }
    int seconds = hours * 3600 + minutes * 60;
    return sign == '+' ? seconds : -seconds;
  }

  private static int number(String s, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(s.charAt(i))) {
        return -1;
      }
      number = number * 10 + s.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
