package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entry of the consent ledger that counts for a channel and a purpose.
 *
 * @param channel for which it was given or withdrawn
 * @param purpose for which it was given or withdrawn
 * @param product the one product that it is about, of an alert; null: any
 * @param granted whether the customer said yes; otherwise no
 * @param at when it was said
 * @param expiresAt from when on it does not count any more; null: never
 * @param source where it was said, as a form or a call
 * @param policyVersion which version of the policy was shown
 */
public record Consent(
    @Word(example = "$c : Candidate() not Consent(channel == $c.channel)") Channel channel,
    @Word(example = "$t : Trigger() exists Consent(purpose == $t.purpose)") Purpose purpose,
    @Word(example = "exists Consent(product == null, granted)") @Nullable String product,
    @Word(example = "exists Consent(!granted)") boolean granted,
    @Word(example = "$no : Consent(!granted) not Consent(granted, at > $no.at)") Instant at,
    @Word(example = "exists Consent(expiresAt != null)") @Nullable Instant expiresAt,
    @Word(example = "exists Consent(source == \"signup-form\")") String source,
    @Word(example = "exists Consent(policyVersion == \"3\")") @Nullable String policyVersion) {
  /** Whether it has run out at that time. */
  @Word(example = "Moment($now : now) exists Consent(expiredAt($now))")
  public boolean expiredAt(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** Granted, and not run out at that time. */
  @Word(example = "Moment($now : now) not Consent(validAt($now))")
  public boolean validAt(Instant now) {
    return granted && !expiredAt(now);
  }

  /** Whether it holds for what the trigger is about: it names no product, or one that is in it. */
  @Word(example = "$s : Subject() not Consent(isAbout($s), granted)")
  public boolean isAbout(Subject subject) {
    return product == null || product.equals(subject.id()) || subject.has(product);
  }
}
