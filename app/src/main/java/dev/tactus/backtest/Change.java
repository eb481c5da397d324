package dev.tactus.backtest;

import java.util.Locale;

/** What the change of rules comes to for one trigger. */
public enum Change {
  /** B sends it, A does not. */
  ADDED,
  /** A sends it, B does not. */
  DROPPED,
  /** Both send it, at another time or on another channel. */
  MOVED,
  /** It comes to the same: both send it alike, or neither; but they hold or refuse it otherwise. */
  OTHERWISE;

  /** The lower-case name, as it is written in JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
