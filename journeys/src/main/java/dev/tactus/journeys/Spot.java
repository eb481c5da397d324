package dev.tactus.journeys;

/** A place in a definition's source; line and column from 1. */
record Spot(int line, int column) {
  static final Spot START = new Spot(1, 1);

  Spot plus(int lines, int columns) {
    return new Spot(line + lines, lines == 0 ? column + columns : columns + 1);
  }
}
