package dev.tactus.enrollment;

/** Events could not be made durable: nothing of them was kept, they may be sent again. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
