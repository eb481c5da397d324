package dev.tactus.customer;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the consent ledger, as it was given.
 *
 * @param channel null: all channels
 * @param purpose null: all but service
 * @param product for an alert: the product that it was asked for
 */
public record LedgerEntry(
    @Nullable Channel channel,
    @Nullable Purpose purpose,
    @Nullable String product,
    boolean granted,
    Instant at,
    @Nullable Instant expiresAt,
    String source,
    @Nullable String policyVersion) {}
