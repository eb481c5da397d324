package dev.tactus.journeys;

import org.jspecify.annotations.Nullable;

/**
 * An arrow that an enrollment took.
 *
 * @param state that it left; null: it entered
 */
record Taken(String journey, int version, @Nullable String state, Arrow arrow) {}
