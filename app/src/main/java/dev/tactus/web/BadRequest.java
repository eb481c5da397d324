package dev.tactus.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** 400: names the field, the value that stood there and what was expected. */
public final class BadRequest extends Problem {
  private static final long serialVersionUID = 1L;

  public BadRequest(String field, @Nullable Object value, String expected) {
    super(HttpStatus.BAD_REQUEST, "The value of " + field + " is not " + expected + ".");
    with("field", field);
    with("value", Shown.of(value));
    with("expected", expected);
  }
}
