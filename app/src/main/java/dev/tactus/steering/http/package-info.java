/** Steering over HTTP. */
@NullMarked
package dev.tactus.steering.http;

import org.jspecify.annotations.NullMarked;
