package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something known about the customer.
 *
 * @param confidence from 0 to 1
 */
public record Attribute(
    String name,
    String value,
    Provenance provenance,
    double confidence,
    @Nullable Instant collectedAt) {
  public boolean isDeclared() {
    return provenance == Provenance.DECLARED;
  }
}
