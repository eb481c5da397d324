package dev.tactus.journeys;

/**
 * What is wrong with a journey's definition, and where.
 *
 * @param line from 1
 * @param column from 1
 * @param expected what should stand there
 */
public record Problem(String file, int line, int column, String message, String expected) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message + "; expected: " + expected;
  }
}
