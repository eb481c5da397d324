/** Keeps the hashes of keys. */
@NullMarked
package dev.tactus.access.postgres;

import org.jspecify.annotations.NullMarked;
