package dev.tactus.judgement.http;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Verdict;
import dev.tactus.judgement.DecisionFilter;
import dev.tactus.web.BadRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the list of decisions as they stand in the query; what is empty does not count.
 */
record DecisionParameters(
    @Nullable String customer,
    @Nullable String journey,
    @Nullable String step,
    @Nullable String answer,
    @Nullable String verdict,
    @Nullable String reason,
    @Nullable String rule,
    @Nullable String release,
    @Nullable String channel,
    @Nullable String from,
    @Nullable String to) {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** What they ask for. */
  DecisionFilter filter() {
    return new DecisionFilter(
        text("customer", customer),
        text("journey", journey),
        text("step", step),
        word("answer", answer, Answer.class),
        word("verdict", verdict, Verdict.class),
        text("reason", reason),
        text("rule", rule),
        text("release", release),
        word("channel", channel, Channel.class),
        time("from", from),
        time("to", to));
  }

  private static @Nullable String text(String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (value.indexOf('\0') >= 0) {
      throw new BadRequest(field, value, "text without the character NUL");
    }
    return value;
  }

  private static <E extends Enum<E>> @Nullable E word(
      String field, @Nullable String value, Class<E> words) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    for (E word : words.getEnumConstants()) {
      if (word.name().toLowerCase(Locale.ROOT).equals(value)) {
        return word;
      }
    }
    throw new BadRequest(
        field,
        value,
        Arrays.stream(words.getEnumConstants())
            .map(w -> w.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "one of ", "")));
  }

  private static @Nullable Instant time(String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    try {
      // a plus that was not encoded arrives as a space
      Instant time = Instant.parse(value.replace(' ', '+'));
      if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // told below, like a time that is out of range
    }
    throw new BadRequest(field, value, "an RFC 3339 time, such as 2026-11-21T12:00:00Z");
  }
}
