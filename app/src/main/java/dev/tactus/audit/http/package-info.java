/** The audit log over HTTP. */
@NullMarked
package dev.tactus.audit.http;

import org.jspecify.annotations.NullMarked;
