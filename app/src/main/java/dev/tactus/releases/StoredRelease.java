package dev.tactus.releases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tactus.rulebase.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release that was accepted, without its rules.
 *
 * @param id its number
 * @param checksum SHA-256 of its sources
 * @param author who uploaded it; {@code tactus}: it came with the application
 * @param note why
 * @param rules names of its rules
 * @param covered those that fire in its saved cases
 * @param warnings of the checks
 * @param notice why it was taken back, or which of its rules failed
 */
public record StoredRelease(
    String id,
    String checksum,
    String author,
    @Nullable String note,
    boolean shipped,
    Instant createdAt,
    @JsonIgnore List<String> rules,
    @JsonIgnore List<String> covered,
    List<Message> warnings,
    @Nullable String notice) {}
