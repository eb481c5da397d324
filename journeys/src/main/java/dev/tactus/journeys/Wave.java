package dev.tactus.journeys;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The process, keyed by product, that offers restocked units to the customers who wait for them.
 * Immutable; stores as JSON.
 *
 * @param startedAt start of the current or latest wave; null: none yet
 * @param places of the current wave
 * @param taken places used by approved sends
 * @param pending customers whose trigger of this wave is being judged or is held: each keeps a
 *     place
 * @param passed customers already offered in this wave
 * @param nextAt when stock is read again for the next wave; null: nothing planned
 */
public record Wave(
    String product,
    @Nullable Instant startedAt,
    int places,
    int taken,
    Set<String> pending,
    Set<String> passed,
    @Nullable Instant nextAt) {
  /** No wave yet. */
  public static Wave none(String product) {
    return new Wave(product, null, 0, 0, Set.of(), Set.of(), null);
  }
}
