package dev.tactus.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal that becomes a problem document (RFC 9457); its sub-types say which. */
public class Problem extends ErrorResponseException {
  private static final long serialVersionUID = 1L;

  public Problem(HttpStatus status, String detail) {
    super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
  }

  /** The same with a further member of the document. */
  public Problem with(String member, Object value) {
    getBody().setProperty(member, value);
    return this;
  }

  /** The same with a header of the answer. */
  public Problem header(String name, String value) {
    HttpHeaders headers = getHeaders();
    headers.add(name, value);
    return this;
  }
}
