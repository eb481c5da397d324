package dev.tactus.access;

import dev.tactus.web.Problem;
import org.springframework.http.HttpStatus;

/** The answers to who may not come in. */
final class Refusals {
  private static final String HEADER = "WWW-Authenticate";

  private Refusals() {}

  static Problem noKey() {
    return challenge("A key is needed: as user name of HTTP Basic, or as bearer.");
  }

  static Problem unknownKey() {
    return challenge("This is no key of this installation.");
  }

  static Problem badToken() {
    return challenge(
        "This is no token of the issuer for this installation: expired, altered, or meant for somebody else.");
  }

  static Problem issuerAway() {
    return new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The OpenID Connect issuer cannot be reached; tokens cannot be checked now.")
        .header("Retry-After", "5");
  }

  static Problem wrongRole(String who) {
    return new Problem(HttpStatus.FORBIDDEN, "The key or token (" + who + ") is not for this.");
  }

  private static Problem challenge(String detail) {
    return new Problem(HttpStatus.UNAUTHORIZED, detail)
        .header(HEADER, "Basic realm=\"tactus\", charset=\"UTF-8\"")
        .header(HEADER, "Bearer realm=\"tactus\"");
  }
}
