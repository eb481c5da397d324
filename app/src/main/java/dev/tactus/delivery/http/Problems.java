package dev.tactus.delivery.http;

import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** RFC 9457 problem documents: the field, its value, and what was expected. */
@RestControllerAdvice(basePackageClasses = Problems.class)
@Order(0)
final class Problems {
  @ExceptionHandler
  ProblemDetail bad(BadField e) {
    return field(e.field(), e.value(), e.expected());
  }

  @ExceptionHandler
  ProblemDetail bad(MethodArgumentTypeMismatchException e) {
    Class<?> type = e.getRequiredType();
    return field(e.getName(), e.getValue(), type == null ? "another type" : type.getSimpleName());
  }

  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException e) {
    if (e.getCause() instanceof JacksonException json && !json.getPath().isEmpty()) {
      return field(json.getPath().get(0).getPropertyName(), null, "a value of its type");
    }
    return field("body", null, "a JSON object");
  }

  @ExceptionHandler
  ProblemDetail away(DataAccessException e) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE, "the database cannot be reached; nothing was changed");
  }

  @ExceptionHandler
  ProblemDetail away(AmqpException e) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE, "the broker cannot be reached");
  }

  static ProblemDetail unknown(String sendId) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "no send has this id");
    problem.setProperty("field", "id");
    problem.setProperty("value", sendId);
    return problem;
  }

  static ProblemDetail conflict(String detail, String reason) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail);
    problem.setProperty("reason", reason);
    return problem;
  }

  private static ProblemDetail field(
      @Nullable String field, @Nullable Object value, String expected) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, "%s: expected %s".formatted(field, expected));
    problem.setProperty("field", field);
    problem.setProperty("value", value);
    problem.setProperty("expected", expected);
    return problem;
  }
}
