package dev.tactus.steering;

import dev.tactus.journeys.Problem;

/**
 * What is wrong with something that was uploaded.
 *
 * @param line from 1
 * @param column from 1
 * @param severity {@code error}
 * @param hint what to do about it
 */
public record Message(
    String file, int line, int column, String severity, String message, String hint) {
  static Message of(Problem problem) {
    return new Message(
        problem.file(),
        problem.line(),
        problem.column(),
        "error",
        problem.message(),
        "expected: " + problem.expected());
  }
}
