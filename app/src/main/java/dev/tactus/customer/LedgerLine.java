package dev.tactus.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the consent ledger as it is shown.
 *
 * @param channel {@code *}: all
 * @param purpose {@code *}: all but service
 * @param product for an alert: the product that it was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerLine(
    String channel,
    String purpose,
    @JsonProperty("product_id") @Nullable String product,
    String status,
    Instant at,
    @Nullable Instant expiresAt,
    String source,
    @Nullable String policyVersion,
    Instant enteredAt) {}
