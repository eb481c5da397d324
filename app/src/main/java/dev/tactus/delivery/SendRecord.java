package dev.tactus.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A send with what has become of it so far.
 *
 * @param reason why it was revoked; while it is claimed: that it shall be
 * @param claims how often it was claimed
 * @param worker who claimed it last
 * @param leaseUntil when that claim lapses, or lapsed
 */
public record SendRecord(
    Send send,
    SendStatus status,
    @Nullable String reason,
    Instant queuedAt,
    int claims,
    @Nullable String claimToken,
    @Nullable String worker,
    @Nullable Instant leaseUntil,
    @Nullable Instant endedAt,
    @Nullable String providerId,
    @Nullable String detail) {}
