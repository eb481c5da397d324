package dev.tactus.rulebase;

/** A release is there, but cannot be loaded: nobody can judge by it until that is mended. */
public final class NotLoadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String release;

  NotLoadedException(String release, String why) {
    super(why);
    this.release = release;
  }

  /** The number of the release. */
  public String release() {
    return release;
  }
}
