package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entry of the consent ledger that counts for a channel and a purpose.
 *
 * @param product for {@link Purpose#ALERT}: the product that it was asked for; null: any
 * @param expiresAt exclusive; null: never
 */
public record Consent(
    Channel channel,
    Purpose purpose,
    @Nullable String product,
    boolean granted,
    Instant at,
    @Nullable Instant expiresAt,
    String source,
    @Nullable String policyVersion) {
  /** Whether it has run out at that time. */
  public boolean expiredAt(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** Granted, and not run out at that time. */
  public boolean validAt(Instant now) {
    return granted && !expiredAt(now);
  }

  /** Whether it holds for what the trigger is about: it names no product, or one that is in it. */
  public boolean isAbout(Subject subject) {
    return product == null || product.equals(subject.id()) || subject.has(product);
  }
}
