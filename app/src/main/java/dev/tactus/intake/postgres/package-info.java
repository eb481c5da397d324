/** Keeps what was set aside. */
@NullMarked
package dev.tactus.intake.postgres;

import org.jspecify.annotations.NullMarked;
