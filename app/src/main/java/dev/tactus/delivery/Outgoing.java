package dev.tactus.delivery;

/**
 * A send that is to be published.
 *
 * @param redelivered whether a claim of it has lapsed or failed before
 */
public record Outgoing(Send send, boolean redelivered) {}
