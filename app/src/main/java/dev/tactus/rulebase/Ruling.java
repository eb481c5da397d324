package dev.tactus.rulebase;

import org.jspecify.annotations.Nullable;

/**
 * Which releases judge; their numbers.
 *
 * @param active judges all triggers that the canary does not
 * @param canary judges those of its share of the customers, null: there is none
 * @param percent of the customers, 0 to 100
 */
public record Ruling(String active, @Nullable String canary, double percent) {
  /** One release judges everybody. */
  public static Ruling of(String active) {
    return new Ruling(active, null, 0);
  }
}
