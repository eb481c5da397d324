package dev.tactus.delivery.http;

import org.jspecify.annotations.Nullable;

/** A field of a request is not as expected. */
final class BadField extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String field;
  private final @Nullable String value;
  private final String expected;

  BadField(String field, @Nullable Object value, String expected) {
    super("%s: expected %s".formatted(field, expected));
    this.field = field;
    this.value = value == null ? null : value.toString();
    this.expected = expected;
  }

  String field() {
    return field;
  }

  @Nullable String value() {
    return value;
  }

  String expected() {
    return expected;
  }
}
