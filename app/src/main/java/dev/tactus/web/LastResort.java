package dev.tactus.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers with a problem document what went wrong outside of any controller. */
@Controller
class LastResort implements ErrorController {
  private final ProblemWriter writer;

  LastResort(ProblemWriter writer) {
    this.writer = writer;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse answer) throws IOException {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    HttpStatus known = status == null ? HttpStatus.NOT_FOUND : status;
    writer.write(answer, new Problem(known, known.getReasonPhrase()));
  }
}
