/** The only place that reads the wall clock. */
@NullMarked
package dev.tactus.time;

import org.jspecify.annotations.NullMarked;
