package dev.tactus.web;

import org.springframework.http.HttpStatus;

/** 409: not in the state that it is in. */
public final class Conflict extends Problem {
  private static final long serialVersionUID = 1L;

  public Conflict(String detail) {
    super(HttpStatus.CONFLICT, detail);
  }
}
