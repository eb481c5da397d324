package dev.tactus.enrollment;

/** Names the customer whose turn fails among those of others. */
final class CulpritException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String customer;

  CulpritException(String customer, String what, Throwable cause) {
    super("customer " + customer + " " + what + ": " + cause, cause);
    this.customer = customer;
  }

  String customer() {
    return customer;
  }
}
