/** Sends for channel workers over HTTP, the emergency stop, and unsubscribing. */
@NullMarked
package dev.tactus.delivery.http;

import org.jspecify.annotations.NullMarked;
