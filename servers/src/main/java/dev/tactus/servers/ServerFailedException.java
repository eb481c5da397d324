package dev.tactus.servers;

import org.jspecify.annotations.Nullable;

/** An embedded server could not be started or kept; the message says who can do what about it. */
public final class ServerFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ServerFailedException(String message) {
    this(message, null);
  }

  ServerFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
