package dev.tactus.intake.http;

import dev.tactus.enrollment.OverloadedException;
import dev.tactus.enrollment.UnavailableException;
import dev.tactus.intake.BadValue;
import dev.tactus.web.BadRequest;
import dev.tactus.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The refusals of intake as problem documents: what is bad, and what has to wait. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class IntakeProblems {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeProblems.class);
  private static final String UNAVAILABLE_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> bad(BadValue e) {
    return answer(new BadRequest(e.field(), e.value(), e.expected()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> overloaded(OverloadedException e) {
    String seconds = String.valueOf(Math.max(1, e.retryAfter().toSeconds()));
    return answer(
        new Problem(HttpStatus.TOO_MANY_REQUESTS, "No room for more events now; none was taken.")
            .header(HttpHeaders.RETRY_AFTER, seconds));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(UnavailableException e) {
    LOG.warn("events were not taken: {}", e.getMessage(), e.getCause());
    return answer(
        new Problem(HttpStatus.SERVICE_UNAVAILABLE, "Events cannot be stored now; send them again.")
            .header(HttpHeaders.RETRY_AFTER, UNAVAILABLE_SECONDS));
  }

  private static ResponseEntity<ProblemDetail> answer(Problem problem) {
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(problem.getHeaders());
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return new ResponseEntity<>(problem.getBody(), headers, problem.getStatusCode());
  }
}
