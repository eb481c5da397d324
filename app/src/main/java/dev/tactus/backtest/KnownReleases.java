package dev.tactus.backtest;

/** Which releases can be compared. */
public interface KnownReleases {
  boolean has(String id);
}
