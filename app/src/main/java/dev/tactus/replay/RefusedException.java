package dev.tactus.replay;

/** What was given is not good; the message says where, what was found, and what was expected. */
public class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message);
  }
}
