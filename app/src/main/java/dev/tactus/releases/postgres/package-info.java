/** Releases in PostgreSQL. */
@NullMarked
package dev.tactus.releases.postgres;

import org.jspecify.annotations.NullMarked;
