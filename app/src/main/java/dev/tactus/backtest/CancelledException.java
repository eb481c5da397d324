package dev.tactus.backtest;

/** Nobody wants to know any more. */
final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CancelledException() {
    super("it was cancelled");
  }
}
