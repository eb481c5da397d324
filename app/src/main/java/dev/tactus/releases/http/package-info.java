/** Releases over HTTP. */
@NullMarked
package dev.tactus.releases.http;

import org.jspecify.annotations.NullMarked;
