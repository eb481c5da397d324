package dev.tactus.web;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

/**
 * Turns whatever a controller throws into a problem document; a bug into one that tells nothing.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String field =
        e instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(e.getPropertyName());
    return answer(e, new BadRequest(field, e.getValue(), expected(e.getRequiredType())), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Throwable cause = e.getMostSpecificCause();
    if (cause instanceof Problem problem) {
      return answer(e, problem, request);
    }
    if (cause instanceof DatabindException bad) {
      String field =
          bad.getPath().stream()
              .map(p -> p.getPropertyName() == null ? "" + p.getIndex() : p.getPropertyName())
              .collect(Collectors.joining("."));
      BadRequest problem = new BadRequest(field, "", "of the documented type");
      problem.getBody().setDetail(Shown.of(bad.getOriginalMessage()));
      return answer(e, problem, request);
    }
    String expected = "a readable JSON document of the documented form";
    return answer(e, new BadRequest("body", where(cause), expected), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String why = "The file is larger than 10 MB. Rules are texts: a whole release has some 100 KB.";
    return answer(e, new Problem(HttpStatus.CONTENT_TOO_LARGE, why), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> rejected(RequestRejectedException e, WebRequest request) {
    return answer(e, new Problem(HttpStatus.BAD_REQUEST, Shown.of(e.getMessage())), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> parameter(InvalidParameterException e, WebRequest request) {
    return answer(e, new BadRequest("query", "", "readable parameters in UTF-8"), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> multipart(MultipartException e, WebRequest request) {
    return answer(
        e, new BadRequest("body", e.getClass().getSimpleName(), "a multipart form"), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> bug(Exception e, WebRequest request) {
    String incident = UUID.randomUUID().toString();
    LOG.error("incident {}: {}", incident, request.getDescription(false), e);
    Problem problem =
        new Problem(
            HttpStatus.INTERNAL_SERVER_ERROR, "A fault of Tactus; its log says more by this id.");
    return answer(e, problem.with("incident", incident), request);
  }

  private @Nullable ResponseEntity<Object> answer(Exception e, Problem problem, WebRequest to) {
    return handleExceptionInternal(
        e, problem.getBody(), problem.getHeaders(), problem.getStatusCode(), to);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    HttpHeaders answered = new HttpHeaders();
    answered.putAll(headers);
    if (body instanceof ProblemDetail) {
      answered.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
    return new ResponseEntity<>(body, answered, status);
  }

  private static String where(Throwable cause) {
    return cause instanceof StreamReadException bad ? bad.getOriginalMessage() : "";
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "of the documented type";
    }
    if (type.isEnum()) {
      return "one of "
          + java.util.Arrays.stream(type.getEnumConstants())
              .map(c -> c.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    return switch (type.getSimpleName()) {
      case "Instant" -> "an RFC 3339 time";
      case "Integer", "int", "Long", "long" -> "a whole number";
      case "Boolean", "boolean" -> "true or false";
      default -> "a " + type.getSimpleName();
    };
  }
}
