/**
 * What every part of the HTTP API shares: problem documents (RFC 9457) for whatever is refused, and
 * lists in pages.
 */
@NullMarked
package dev.tactus.web;

import org.jspecify.annotations.NullMarked;
