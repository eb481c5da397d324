package dev.tactus.web;

import org.springframework.http.HttpStatus;

/** 410: it was there, and is erased. */
public final class Gone extends Problem {
  private static final long serialVersionUID = 1L;

  public Gone(String detail) {
    super(HttpStatus.GONE, detail);
  }
}
