/** Keeps what is known of customers. */
@NullMarked
package dev.tactus.customer.postgres;

import org.jspecify.annotations.NullMarked;
