package dev.tactus.enrollment;

import org.jspecify.annotations.Nullable;

/** Events could not be made durable: nothing of them was kept, they may be sent again. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
