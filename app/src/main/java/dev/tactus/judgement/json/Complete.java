package dev.tactus.judgement.json;

import dev.tactus.web.BadRequest;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether facts that somebody gave have everything that rules may ask for, within its bounds. */
public final class Complete {
  /** Times are those that have four digits for a year. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private static final int LONGEST = 10_000;

  /** Digits of a number before or after its point. */
  private static final int DIGITS = 30;

  private Complete() {}

  /**
   * Refuses the first component that is missing although it may not be null, or out of bounds: the
   * arithmetic of rules and of PostgreSQL must not overflow.
   *
   * @param path of the value in the body
   */
  public static void check(String path, @Nullable Object value) {
    if (value instanceof Record fact) {
      for (RecordComponent component : fact.getClass().getRecordComponents()) {
        check(path + "." + component.getName(), component, of(fact, component));
      }
    } else if (value instanceof Collection<?> all) {
      int index = 0;
      for (Object each : all) {
        check(path + "." + index++, each);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, each) -> {
            check(path, key);
            check(path + "." + key, each);
          });
    } else {
      bounds(path, value);
    }
  }

  private static void bounds(String path, @Nullable Object value) {
    if (value instanceof Instant at && (at.isBefore(FIRST) || at.isAfter(LAST))) {
      throw new BadRequest(path, at, "a time from " + FIRST + " to " + LAST);
    }
    if (value instanceof String text && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
      throw new BadRequest(
          path, text, "a text of at most " + LONGEST + " characters, none of them NUL");
    }
    if (value instanceof BigDecimal number
        && (number.scale() > DIGITS || number.scale() < -DIGITS || number.precision() > DIGITS)) {
      throw new BadRequest(path, number, "a number of at most " + DIGITS + " digits");
    }
  }

  private static void check(String path, RecordComponent component, @Nullable Object value) {
    if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      throw new BadRequest(
          path,
          null,
          "given: a " + component.getType().getSimpleName() + " that rules may ask for");
    }
    check(path, value);
  }

  private static @Nullable Object of(Record fact, RecordComponent component) {
    try {
      return component.getAccessor().invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every record shows its components", e);
    }
  }
}
