package dev.tactus.web;

import org.springframework.http.HttpStatus;

/** 404: there is no such thing. */
public final class NotFound extends Problem {
  private static final long serialVersionUID = 1L;

  /**
   * For example {@code new NotFound("decision", id)}.
   *
   * @param what the kind of thing, in the glossary's word
   */
  public NotFound(String what, String id) {
    super(HttpStatus.NOT_FOUND, "There is no " + what + " " + Shown.of(id) + ".");
  }
}
