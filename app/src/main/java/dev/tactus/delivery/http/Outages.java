package dev.tactus.delivery.http;

import dev.tactus.web.Problem;
import org.springframework.amqp.AmqpException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** While the database or the broker is away, callers are asked to come back. */
@RestControllerAdvice(basePackageClasses = Outages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Outages {
  private static final String RETRY_AFTER_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(DataAccessException e) {
    return answer("The database cannot be reached; nothing was changed.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(AmqpException e) {
    return answer("The broker cannot be reached.");
  }

  private static ResponseEntity<ProblemDetail> answer(String detail) {
    Problem problem =
        new Problem(HttpStatus.SERVICE_UNAVAILABLE, detail)
            .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return ResponseEntity.of(problem.getBody())
        .headers(headers -> headers.addAll(problem.getHeaders()))
        .build();
  }
}
