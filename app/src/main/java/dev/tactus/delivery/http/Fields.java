package dev.tactus.delivery.http;

import dev.tactus.delivery.SendStatus;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import dev.tactus.web.BadRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads fields of requests, or says what was expected. */
final class Fields {
  private static final int LONGEST = 1000;

  private Fields() {}

  static String required(String field, @Nullable String value) {
    String text = optional(field, value);
    if (text == null) {
      throw new BadRequest(field, value, "a text of 1 to " + LONGEST + " characters");
    }
    return text;
  }

  static @Nullable String optional(String field, @Nullable String value) {
    if (value != null && (value.length() > LONGEST || value.indexOf('\0') >= 0)) {
      throw new BadRequest(field, value, "at most " + LONGEST + " characters, none of them NUL");
    }
    return value == null || value.isBlank() ? null : value;
  }

  static @Nullable Channel channel(@Nullable String value) {
    return value == null ? null : word("channel", value, Channel.values());
  }

  static @Nullable Purpose purpose(@Nullable String value) {
    return value == null ? null : word("purpose", value, Purpose.values());
  }

  static @Nullable SendStatus status(@Nullable String value) {
    return value == null ? null : word("status", value, SendStatus.values());
  }

  /** The one of the words, which are written in lower case. */
  static <E extends Enum<E>> E word(String field, @Nullable String value, E[] words) {
    for (E word : words) {
      if (word.name().toLowerCase(Locale.ROOT).equals(value)) {
        return word;
      }
    }
    throw new BadRequest(
        field,
        value,
        "one of "
            + Arrays.stream(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
  }
}
