/** Takes events, customers, consents and products over HTTP. */
@NullMarked
package dev.tactus.intake.http;

import org.jspecify.annotations.NullMarked;
