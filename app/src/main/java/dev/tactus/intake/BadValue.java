package dev.tactus.intake;

import dev.tactus.web.Shown;
import org.jspecify.annotations.Nullable;

/** What was sent is not what was expected: the field, the value that stood there, and that. */
public final class BadValue extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String field;
  private final String value;
  private final String expected;

  public BadValue(String field, @Nullable Object value, String expected) {
    // without a stack trace: it is no fault of ours, and a flood of bad items must stay cheap
    super(field + ": expected " + expected, null, false, false);
    this.field = Shown.of(field);
    this.value = Shown.of(value);
    this.expected = expected;
  }

  public String field() {
    return field;
  }

  /** As it may be shown: short. */
  public String value() {
    return value;
  }

  public String expected() {
    return expected;
  }
}
