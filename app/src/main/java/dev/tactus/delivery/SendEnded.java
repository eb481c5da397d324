package dev.tactus.delivery;

import java.time.Instant;

/**
 * A send came to its end.
 *
 * @param status delivered, failed, bounced, expired or revoked
 */
public record SendEnded(String sendId, String customerId, SendStatus status, Instant at) {}
