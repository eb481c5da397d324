/** The outbox, sends and what is due about them, in PostgreSQL. */
@NullMarked
package dev.tactus.delivery.postgres;

import org.jspecify.annotations.NullMarked;
