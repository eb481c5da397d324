package dev.tactus.embedded;

/** A setting that cannot be understood; the message says which, and what it should look like. */
final class BadSettingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadSettingException(String setting, String expected) {
    super("%s cannot be understood. Expected: %s".formatted(setting, expected));
  }
}
