/** Keeps the audit log. */
@NullMarked
package dev.tactus.audit.postgres;

import org.jspecify.annotations.NullMarked;
