package dev.tactus.rulebase;

import java.util.Comparator;

/**
 * What a check found, for the author of the rules.
 *
 * @param file in the upload; empty: the upload as a whole
 * @param line from 1, of a spreadsheet its row; 0: the file as a whole
 * @param column from 1, of a spreadsheet its column; 0: the line as a whole
 * @param message one plain sentence
 * @param hint what to do about it
 */
public record Message(
    String file, int line, int column, Severity severity, String message, String hint)
    implements Comparable<Message> {
  private static final Comparator<Message> ORDER =
      Comparator.comparing(Message::file)
          .thenComparing(Message::line)
          .thenComparing(Message::column)
          .thenComparing(Message::severity)
          .thenComparing(Message::message);

  /** An error at that place. */
  public static Message error(Place place, String message, String hint) {
    return at(place, Severity.ERROR, message, hint);
  }

  /** A warning about that place. */
  public static Message warning(Place place, String message, String hint) {
    return at(place, Severity.WARNING, message, hint);
  }

  private static Message at(Place place, Severity severity, String message, String hint) {
    String heading = place.heading();
    return new Message(
        place.file(),
        place.line(),
        place.column(),
        severity,
        heading == null ? message : "In the column \"" + heading + "\": " + message,
        hint);
  }

  /** Whether it stands against a release. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** By file, line, column. */
  @Override
  public int compareTo(Message other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: severity: message}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (column > 0) {
      text.append(':').append(column);
    }
    return text.append(text.isEmpty() ? "" : ": ")
        .append(severity.id())
        .append(": ")
        .append(message)
        .toString();
  }
}
