package dev.tactus.releases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which releases judge, as it stands in the database; ids.
 *
 * @param change grows with every change
 * @param former was active before
 * @param percent of the customers whom the canary judges
 * @param since when the active one became so
 * @param limits raised for this activation, null: those of the settings
 */
public record Standing(
    long change,
    String active,
    @Nullable String former,
    @Nullable String canary,
    double percent,
    @Nullable String shadow,
    Instant since,
    @Nullable Limits limits) {}
