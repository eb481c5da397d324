package dev.tactus.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item that was set aside, as it is kept.
 *
 * @param call where it came in: {@code batch}, {@code events}, {@code products}
 * @param customerId whose it is, null if that could not be told
 */
public record RejectedEvent(
    long id,
    Instant receivedAt,
    String call,
    int index,
    @Nullable String customerId,
    String field,
    String value,
    String expected,
    String body) {}
