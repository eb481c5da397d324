package dev.tactus.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem document where no controller does: in filters. */
@Component
public class ProblemWriter {
  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Answers, unless an answer has already begun. */
  public void write(HttpServletResponse answer, Problem problem) throws IOException {
    if (answer.isCommitted()) {
      return;
    }
    answer.setStatus(problem.getStatusCode().value());
    problem
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> answer.addHeader(name, value)));
    answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    answer.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
  }
}
