package dev.tactus.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log.
 *
 * @param who tells keys of one role apart; {@code tactus}: it did so by itself
 * @param detail what else is worth knowing
 */
public record AuditEntry(
    long id,
    Instant at,
    String who,
    String role,
    String action,
    @Nullable String subject,
    @Nullable String note,
    Map<String, Object> detail) {}
