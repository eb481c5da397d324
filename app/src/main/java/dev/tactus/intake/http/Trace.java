package dev.tactus.intake.http;

import dev.tactus.facts.Traceparent;
import dev.tactus.intake.Parsed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;

/** The W3C trace context of a call; more than one header, or a wrong one, is none. */
final class Trace {
  private Trace() {}

  /** What the body held, with the trace of its call. */
  static Parsed of(HttpServletRequest request, Parsed parsed) {
    Enumeration<String> headers = request.getHeaders(Traceparent.NAME);
    if (!headers.hasMoreElements()) {
      return parsed;
    }
    String header = headers.nextElement();
    return headers.hasMoreElements() ? parsed : parsed.traced(header.strip());
  }
}
