package dev.tactus.replay;

/** One row of a file is not good; those after it can still be read. */
final class BadRowException extends RefusedException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 80;

  private BadRowException(String message) {
    super(message);
  }

  /** At this place that value was found, and something else was expected. */
  static BadRowException at(Place place, String field, String value, String expected) {
    return new BadRowException(
        place + ", " + field + ": found " + shown(value) + ", expected " + expected);
  }

  /** The row at this place cannot be read at all. */
  static BadRowException unreadable(Place place, String why) {
    return new BadRowException(place + ": " + why);
  }

  private static String shown(String value) {
    if (value.isEmpty()) {
      return "nothing";
    }
    String cut =
        value.length() > LONGEST
            ? value.substring(0, value.offsetByCodePoints(0, LONGEST / 2)) + "..."
            : value;
    return "\"" + cut.replaceAll("\\p{Cntrl}", "?") + "\"";
  }
}
