package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product that the customer looked at. */
public record Interest(String product, @Nullable String category, int views, Instant lastAt) {}
