/** Carries approved sends to channel workers: outbox, topology, publishing, claims, outcomes. */
@NullMarked
package dev.tactus.delivery;

import org.jspecify.annotations.NullMarked;
