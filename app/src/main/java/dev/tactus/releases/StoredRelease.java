package dev.tactus.releases;

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
 * @param activeAt when it became the active one last, null: it never was
 * @param rules names of its rules
 * @param covered those that fire in its saved cases
 * @param warnings of the checks
 * @param notices what was noticed of it since, oldest first
 */
public record StoredRelease(
    String id,
    String checksum,
    String author,
    @Nullable String note,
    boolean shipped,
    Instant createdAt,
    @Nullable Instant activeAt,
    List<String> rules,
    List<String> covered,
    List<Message> warnings,
    List<Notice> notices) {
  /** Why it was taken back, which of its rules failed, or that it sends much less. */
  public record Notice(Instant at, String text) {}
}
