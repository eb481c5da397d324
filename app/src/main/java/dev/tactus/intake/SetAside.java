package dev.tactus.intake;

import org.jspecify.annotations.Nullable;

/**
 * A bad item of a readable batch, with its reason.
 *
 * @param index its place in the batch, from 0
 * @param customer whose it is, null if that cannot be told
 * @param body the item as it was sent
 */
public record SetAside(
    int index,
    String field,
    String value,
    String expected,
    @Nullable String customer,
    String body) {}
