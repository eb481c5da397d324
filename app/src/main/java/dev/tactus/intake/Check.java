package dev.tactus.intake;

/** What a value of a form must be. */
@FunctionalInterface
interface Check {
  /**
   * The value as it is kept.
   *
   * @param field its name, for the complaint
   * @throws BadValue if it is not what it must be
   */
  Object of(String field, Object value);
}
